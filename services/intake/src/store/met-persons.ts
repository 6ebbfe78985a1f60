import type { findPersonsQuery, foundPersons } from '@iwaa/contracts/http/intake';
import { comparableName } from '@iwaa/domain/comparable-name';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { z } from 'zod';
import type { StreetContact } from '../domain/person.ts';
import { personOwners, type StoredPerson } from './person-collection.ts';
import type { PersonKey } from './person-keys.ts';
import type { PersonStores } from './personal-data.ts';
import { openCalledBy, openProfile } from './sealed-person.ts';

type FoundPersons = z.output<typeof foundPersons>;
type FoundPerson = FoundPersons['items'][number];

/** Those who were met lately, to answer whether somebody was seen before. */
export interface MetPersons {
  /**
   * Those within a scope who suit what is wanted, last met first. Names are sealed with a key for each person, so that no index knows
   * them: those of the last met are opened and compared here.
   * @param since the first night that counts where none is asked for.
   */
  find(
    provinceId: string,
    scope: ActorScope,
    wanted: z.output<typeof findPersonsQuery>,
    since: string,
  ): Promise<FoundPersons>;
}

/** So many people, the last met, have their names opened for one question. */
const mostOpened = 500;
const shown = {
  'state.caseId': 1,
  'state.contacts': 1,
  'sealed.identity.nickname': 1,
  'sealed.identity.name': 1,
  'sealed.profile': 1,
} as const;

export function createMetPersons({ persons, keys }: PersonStores): MetPersons {
  return {
    async find(provinceId, scope, { calledBy, place, night }, since) {
      const met = { night: night ?? { $gte: since }, ...(place ? { place } : {}) };
      const candidates = await persons.model
        .find(
          {
            $and: [
              { 'state.provinceId': provinceId, 'state.contacts': { $elemMatch: met } },
              scope.filter(personOwners),
            ],
          },
          shown,
        )
        .sort({ 'state.contacts.night': -1, _id: 1 })
        .limit(mostOpened + 1)
        .lean<StoredPerson[]>();
      const opened = candidates.slice(0, mostOpened);
      const keyOf = await keys.findAll(opened.map(({ _id }) => _id));
      return {
        items: opened.flatMap((person) => toFound(person, keyOf.get(person._id), calledBy)),
        more: candidates.length > mostOpened,
      };
    },
  };
}

/** The person as answered; nothing where the name is another, or was erased. */
function toFound(person: StoredPerson, key: PersonKey | undefined, typed: string | undefined): FoundPerson[] {
  if (key === undefined || key === 'erased') return [];
  const { _id: personId, state, sealed } = person;
  const { nickname, name } = openCalledBy(key, personId, sealed);
  if (typed !== undefined && ![nickname, name].some((known) => known !== undefined && isLike(known, typed)))
    return [];
  const last = lastOf(state.contacts);
  if (!last) return [];
  const { ageGroup, unit } = openProfile(key, personId, sealed);
  return [
    {
      personId,
      caseId: state.caseId,
      calledBy: nickname ?? name ?? null,
      ageGroup,
      unit,
      lastMet: { night: last.night, place: last.place },
      contacts: state.contacts.length,
    },
  ];
}

/** Whether what was typed stands in a name, however both are spelt. Of what has no letters nothing is like it. */
function isLike(name: string, typed: string): boolean {
  const wanted = comparableName(typed);
  return wanted !== '' && comparableName(name).includes(wanted);
}

/** The contact of the last night; a team without a network may have sent an earlier one after it. */
function lastOf(contacts: readonly StreetContact[]): StreetContact | undefined {
  return contacts.reduce<StreetContact | undefined>(
    (last, contact) => (last === undefined || contact.night >= last.night ? contact : last),
    undefined,
  );
}
