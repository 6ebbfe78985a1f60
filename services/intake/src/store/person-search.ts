import type { foundPersons, searchPersons } from '@iwaa/contracts/http/intake';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { z } from 'zod';
import type { StreetContact } from '../domain/person.ts';
import { comparedFields, matcherOf, type PersonMatch } from '../domain/person-match.ts';
import { searchKeysOf } from '../domain/search-keys.ts';
import { personOwners, type StoredPerson } from './person-collection.ts';
import type { PersonKey } from './person-keys.ts';
import type { PersonStores } from './personal-data.ts';
import { openFields, openProfile } from './sealed-person.ts';

type FoundPersons = z.output<typeof foundPersons>;
type FoundPerson = FoundPersons['items'][number];
type Wanted = z.output<typeof searchPersons>;

/** Where somebody is looked for. */
export interface SearchedIn {
  readonly provinceId: string;
  readonly scope: ActorScope;
  /** From the first to the last night that counts as lately. */
  readonly since: string;
  readonly lastNight: string;
}

/** Those who were met before, to answer whether somebody is one of them. */
export interface PersonSearch {
  /**
   * Those who suit what is wanted. Names are sealed with a key for each person: an index of keyed hashes proposes, and only whom it
   * proposes, and whoever was met lately, has the names opened and compared.
   */
  search(wanted: Wanted, within: SearchedIn): Promise<FoundPersons>;
}

/** So many people have their names opened for one question, of those whom the index proposes and of those met lately. */
const mostOpened = 500;
/** So many of those who suit a name or a number are shown. */
const mostShown = 50;
const shown = { 'state.caseId': 1, 'state.contacts': 1, 'sealed.identity': 1, 'sealed.profile': 1 } as const;

export function createPersonSearch({ persons, keys }: PersonStores): PersonSearch {
  const ofProvince = ({ provinceId, scope }: SearchedIn) => [
    { 'state.provinceId': provinceId },
    scope.filter(personOwners),
  ];

  /** Those who have a name or a number that is heard or dialled alike; who has most of them first. */
  async function proposedBy({ calledBy, telephone }: Wanted, within: SearchedIn): Promise<StoredPerson[]> {
    const wanted = searchKeysOf({ name: calledBy, telephone }).map(keys.blindIndex);
    if (wanted.length === 0) return [];
    return persons.model.aggregate<StoredPerson>([
      { $match: { $and: [{ searchKeys: { $in: wanted } }, ...ofProvince(within)] } },
      { $set: { shared: { $size: { $setIntersection: ['$searchKeys', wanted] } } } },
      { $sort: { shared: -1, 'state.contacts.night': -1, _id: 1 } },
      { $limit: mostOpened + 1 },
      { $project: shown },
    ]);
  }

  function metLately(met: Record<string, unknown>, within: SearchedIn): Promise<StoredPerson[]> {
    return persons.model
      .find({ $and: [{ 'state.contacts': { $elemMatch: met } }, ...ofProvince(within)] }, shown)
      .sort({ 'state.contacts.night': -1, _id: 1 })
      .limit(mostOpened + 1)
      .lean<StoredPerson[]>();
  }

  return {
    async search(wanted, within) {
      const { calledBy, telephone, place, night } = wanted;
      const isNamed = calledBy !== undefined || telephone !== undefined;
      const lately = { night: { $gte: within.since } };
      const met = isNamed ? lately : { ...lately, ...(night ? { night } : {}), ...(place ? { place } : {}) };
      const lists = await Promise.all([
        proposedBy(wanted, within),
        // A part of a name has no hash; of a number no part is looked for.
        isNamed && calledBy === undefined ? [] : metLately(met, within),
      ]);
      const opened = new Map(lists.flatMap((list) => list.slice(0, mostOpened)).map((one) => [one._id, one]));
      const keyOf = await keys.findAll([...opened.keys()]);
      const matchOf = matcherOf(wanted, within.lastNight);
      const found = [...opened.values()].flatMap(
        (person) => toFound(person, keyOf.get(person._id), matchOf) ?? [],
      );
      // Those met lately come last met first, and stay so where nothing ranks them.
      const ranked = isNamed ? found.toSorted((one, other) => other.rank - one.rank) : found;
      const items = ranked.map(({ person }) => person);
      return isNamed
        ? { items: items.slice(0, mostShown), more: items.length > mostShown || lists.some(isCut) }
        : { items, more: lists.some(isCut) };
    },
  };
}

function isCut(list: readonly unknown[]): boolean {
  return list.length > mostOpened;
}

/** The person as answered; nothing where the name is another, or was erased. */
function toFound(
  stored: StoredPerson,
  key: PersonKey | undefined,
  matchOf: ReturnType<typeof matcherOf>,
): { readonly person: FoundPerson; readonly rank: PersonMatch['rank'] } | undefined {
  if (key === undefined || key === 'erased') return undefined;
  const { _id: personId, state, sealed } = stored;
  const { contacts } = state;
  const identity = openFields(key, personId, sealed, comparedFields);
  const { ageGroup, unit } = openProfile(key, personId, sealed);
  const match = matchOf({ identity, ageGroup, contacts });
  const last = lastOf(contacts);
  if (!match || !last) return undefined;
  const { reasons, isLikely, rank } = match;
  const calledBy = identity.nickname ?? identity.name ?? null;
  const lastMet = { night: last.night, place: last.place };
  const person = {
    personId,
    caseId: state.caseId,
    calledBy,
    ageGroup,
    unit,
    lastMet,
    contacts: contacts.length,
  };
  return { person: { ...person, reasons: [...reasons], isLikely }, rank };
}

/** The contact of the last night; a team without a network may have sent an earlier one after it. */
function lastOf(contacts: readonly StreetContact[]): StreetContact | undefined {
  return contacts.reduce<StreetContact | undefined>(
    (last, contact) => (last === undefined || contact.night >= last.night ? contact : last),
    undefined,
  );
}
