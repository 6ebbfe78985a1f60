import type { calledBy } from '@iwaa/contracts/http/intake';
import { type ActorScope, ownersAt } from '@iwaa/service-kit/auth/scope';
import { refused } from '@iwaa/service-kit/outcome';
import type { z } from 'zod';
import { personOwners, type StoredPerson } from './person-collection.ts';
import type { PersonKey } from './person-keys.ts';
import type { PersonOutcome, PersonStores } from './personal-data.ts';
import { openFields, openProfile } from './sealed-person.ts';

/** The name by which a person is called, and the age group: what a centre's staff may know, and no more. */
export type CalledBy = z.output<typeof calledBy>;

/** How people are called, by their open cases. */
export interface CalledByNames {
  /** @param centreIds the centres that expect or shelter the person now. */
  ofCase(
    caseId: string,
    scope: Pick<ActorScope, 'includes'>,
    centreIds: readonly string[],
  ): Promise<PersonOutcome<CalledBy>>;
  /** The same of several cases; without a name where there is none, or where it was erased. */
  ofCases(caseIds: readonly string[]): Promise<CalledBy[]>;
}

/** What of a person's document it takes. */
const fields = { 'state.caseId': 1, 'state.provinceId': 1, sealed: 1 } as const;

export function createCalledByNames({ persons, keys }: PersonStores): CalledByNames {
  async function personsOf(caseIds: readonly string[]): Promise<StoredPerson[]> {
    // The type in the filter is what lets the partial index serve it.
    return persons.model
      .find({ 'state.caseId': { $in: [...caseIds], $type: 'string' } }, fields)
      .lean<StoredPerson[]>();
  }

  return {
    async ofCase(caseId, scope, centreIds) {
      const [stored] = await personsOf([caseId]);
      const isWithin = (centre: string | undefined) =>
        stored !== undefined && scope.includes({ ...ownersAt(stored, personOwners), centre });
      if (!stored || ![undefined, ...centreIds].some(isWithin)) return refused('person-unknown');
      const key = await keys.find(stored._id);
      if (key === undefined || key === 'erased') return refused('person-erased');
      return { kind: 'done', result: open(caseId, stored, key) };
    },

    async ofCases(caseIds) {
      const stored = await personsOf(caseIds);
      const found = new Map(stored.map((person) => [person.state.caseId, person]));
      const keyOf = await keys.findAll(stored.map(({ _id }) => _id));
      return caseIds.map((caseId) => {
        const person = found.get(caseId);
        return open(caseId, person, person && keyOf.get(person._id));
      });
    },
  };
}

function open(caseId: string, person: StoredPerson | undefined, key: PersonKey | undefined): CalledBy {
  if (!person || key === undefined || key === 'erased') return { caseId, calledBy: null, ageGroup: null };
  const { nickname, name } = openFields(key, person._id, person.sealed, ['nickname', 'name']);
  const { ageGroup } = openProfile(key, person._id, person.sealed);
  return { caseId, calledBy: nickname ?? name ?? null, ageGroup };
}
