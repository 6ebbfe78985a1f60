import type { mergedDuplicate } from '@iwaa/contracts/http/duplicates';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { z } from 'zod';
import { isErased } from '../domain/erasure-decisions.ts';
import { consentsToCarry, type TakeInCommand } from '../domain/merge-decisions.ts';
import type { MergesEvent } from '../domain/merges.ts';
import { whoGoesOn } from '../domain/who-goes-on.ts';
import type { BedOccupants } from '../store/bed-occupants.ts';
import type { Duplicates } from '../store/duplicates.ts';
import type { Merges } from '../store/merges.ts';
import { needIdsIn, type PersonStores } from '../store/personal-data.ts';

type Merge = MergesEvent['data'];
type Merged = Outcome<z.output<typeof mergedDuplicate>, 'not-found' | 'person-merged' | 'both-have-a-bed'>;

/** Two people become one. */
export interface MergePersons {
  /** A person judges that the two of a pair are the same: that is decided first, in one document, and then carried through. */
  merge(duplicateId: string, scope: ActorScope, request: RequestCommand): Promise<Merged>;
  /** Carries a merge through that was decided; repeated, it does nothing. */
  carryThrough(merge: Merge): Promise<void>;
}

export function createMergePersons(
  { persons, caseCodes, clock }: PersonStores,
  parts: {
    readonly duplicates: Pick<Duplicates, 'find' | 'withdraw'>;
    readonly merges: Merges;
    readonly occupants: Pick<BedOccupants, 'centresOf'>;
  },
): MergePersons {
  const { duplicates, merges, occupants } = parts;

  async function sideOf(personId: string) {
    const found = await persons.find(personId);
    if (!found || isErased(found.state)) return undefined;
    const { caseId } = found.state;
    const hasBed = caseId !== null && (await occupants.centresOf(caseId)).length > 0;
    return { personId, person: found.state, hasBed };
  }

  /** Has the one who goes on take in what the other one needed and agreed to. Who was merged meanwhile hands it on. */
  async function takeIn(survivingPersonId: string, command: TakeInCommand): Promise<void> {
    const tried = await persons.execute(survivingPersonId, command);
    if (tried.kind === 'done') return;
    if (tried.code === 'person-merged' && tried.state.mergedInto)
      return takeIn(tried.state.mergedInto, command);
    if (tried.code === 'person-erased') return;
    if (tried.code !== 'case-code-needed') throw new Error(`A duplicate was not taken in: ${tried.code}`);
    const caseId = await caseCodes.next(tried.state.campaignId ?? '');
    const next = { caseId, needIds: needIdsIn(command.mergedPersonId) };
    return takeIn(survivingPersonId, { ...command, next });
  }

  const carryThrough: MergePersons['carryThrough'] = async ({ mergedPersonId, survivingPersonId }) => {
    const survivor = await persons.find(survivingPersonId);
    const survivingCaseId = survivor?.state.caseId ?? null;
    // From here on nothing more is told of the one who is merged: what is taken in is all that there is.
    const merging = { type: 'merge-into', survivingPersonId, survivingCaseId } as const;
    const merged = await persons.execute(mergedPersonId, merging);
    // Who was erased meanwhile has nothing that could be taken in.
    if (merged.kind === 'refused' && merged.code === 'person-erased') return;
    if (merged.kind === 'refused') throw new Error(`A person was not merged: ${merged.code}`);
    const { state } = merged;
    const at = clock().toISOString();
    await takeIn(survivingPersonId, {
      type: 'take-in-duplicate',
      mergedPersonId,
      mergedCaseId: state.endedByMerge,
      needs: state.endedByMerge === null ? [] : state.needs,
      consents: consentsToCarry(state, at, (id) => derivedId(`${mergedPersonId}/${id}`, 'consent')),
      next: null,
      at,
    });
    await duplicates.withdraw(mergedPersonId);
  };

  return {
    carryThrough,
    async merge(duplicateId, scope, request) {
      const pair = await duplicates.find(duplicateId, scope);
      if (!pair) return refused('not-found');
      const [one, other] = await Promise.all(pair.personIds.map(sideOf));
      if (!one || !other) return refused('not-found');
      const goingOn = whoGoesOn(one, other);
      if (goingOn === 'both-have-a-bed') return refused(goingOn);
      const merge = { duplicateId, provinceId: pair.provinceId, ...goingOn };
      const decided = await merges.merge(merge, request);
      if (decided.kind === 'refused') return decided;
      await carryThrough(decided.result);
      const { mergedPersonId, survivingPersonId } = decided.result;
      return done({ duplicateId, mergedPersonId, survivingPersonId });
    },
  };
}
