import type { Erasure as ErasureAnswer, erasuresQuery } from '@iwaa/contracts/http/erasures';
import { erasureRemains } from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import type { Person } from '../domain/person.ts';
import type { Duplicates } from './duplicates.ts';
import { personOwners, type StoredPerson } from './person-collection.ts';
import type { PersonStores } from './personal-data.ts';
import { nothingSealed } from './sealed-person.ts';

/** The erasures of persons: what was requested, and what of it was carried out. */
export interface Erasures {
  /**
   * Destroys a person's key, which makes what was sealed with it unreadable in every copy, and then removes the ciphertexts and the
   * hashes of the search. It may be called again, and finishes what broke off.
   */
  carryOut(personId: string): Promise<void>;
  /** Carries out what was confirmed and broke off: the process had ended in between. */
  finish(): Promise<void>;
  /** The last erasure of a person within a scope; null where none was requested, undefined where the person is not found. */
  find(personId: string, scope: ActorScope): Promise<ErasureAnswer | null | undefined>;
  /** Those within a scope, the last request first. */
  list(scope: ActorScope, wanted: z.output<typeof erasuresQuery>): Promise<PageOutcome<ErasureAnswer>>;
}

export function createErasures({ persons, keys, clock }: PersonStores, duplicates: Duplicates): Erasures {
  const carryOut: Erasures['carryOut'] = async (personId) => {
    // Who was merged with the person is the same one. They come first, so that what broke off is seen by the person's own document.
    const merged = await persons.model
      .find({ 'state.mergedInto': { $eq: personId, $type: 'string' } }, { _id: 1 })
      .lean<Pick<StoredPerson, '_id'>[]>();
    for (const { _id } of merged) await carryOut(_id);
    await keys.erase(personId, clock());
    // That somebody may be the same as another is personal too, and so are hashes that say that two people have one name.
    await duplicates.withdraw(personId);
    const erased = { $set: { sealed: nothingSealed }, $unset: { searchKeys: 1, likenessKeys: 1 } };
    await persons.model.updateOne({ _id: personId }, erased);
  };
  return {
    carryOut,
    async finish() {
      const unfinished = { 'state.erasure.state': 'done', 'sealed.profile': { $ne: nothingSealed.profile } };
      const found = await persons.model.find(unfinished, { _id: 1 }).lean<Pick<StoredPerson, '_id'>[]>();
      for (const { _id } of found) await carryOut(_id);
    },
    async find(personId, scope) {
      const found = await persons.find(personId, scope);
      if (!found) return undefined;
      const destroyed = await keys.destroyedAt([personId]);
      return toAnswer(personId, found.state, destroyed.get(personId));
    },
    async list(scope, { state, ...page }) {
      // The type in the filter is what lets the partial index serve it.
      const requested = { 'state.erasure.requestedAt': { $type: 'string' } };
      const wanted = state === undefined ? requested : { ...requested, 'state.erasure.state': state };
      const list = {
        wanted,
        within: scope.filter(personOwners),
        order: [['state.erasure.requestedAt', 'descending']] as const,
      };
      const found = await findPage<StoredPerson>(persons.model, list, page);
      if (found.kind === 'refused') return found;
      const destroyed = await keys.destroyedAt(found.result.items.map(({ _id }) => _id));
      return mapPage(found, ({ _id, state: person }) => requestedOf(_id, person, destroyed.get(_id)));
    },
  };
}

/** Of a person of whom it is known that an erasure was requested. */
function requestedOf(personId: string, person: Person, destroyedAt: Date | undefined): ErasureAnswer {
  const answer = toAnswer(personId, person, destroyedAt);
  if (!answer) throw new Error(`No erasure of the person ${personId} was requested.`);
  return answer;
}

function toAnswer(
  personId: string,
  { erasure, caseId, previousCaseIds }: Person,
  destroyedAt: Date | undefined,
): ErasureAnswer | null {
  return (
    erasure && {
      ...{ personId, ...erasure },
      ...{ caseId: caseId ?? previousCaseIds.at(-1) ?? '', isCaseOpen: caseId !== null },
      keyDestroyedAt: destroyedAt?.toISOString() ?? null,
      remains: erasure.state === 'done' ? [...erasureRemains] : [],
    }
  );
}
