import type { ComparedPerson as ComparedPersonAnswer, duplicates } from '@iwaa/contracts/http/duplicates';
import type { PageRequest } from '@iwaa/contracts/http/page';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { doneAbout } from '@iwaa/service-kit/outcome';
import type { PageOutcome } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import { openCompared } from '../store/compared-person.ts';
import type { Duplicates } from '../store/duplicates.ts';
import type { StoredPerson } from '../store/person-collection.ts';
import type { PersonKey } from '../store/person-keys.ts';
import type { PersonStores } from '../store/personal-data.ts';

type DuplicateAnswer = z.output<typeof duplicates>['items'][number];

/** The pairs of whom nobody has judged yet, both sides opened; who was erased meanwhile is in none. */
export type ListDuplicates = (
  wanted: { readonly personId?: string | undefined },
  scope: ActorScope,
  page: PageRequest,
) => Promise<PageOutcome<DuplicateAnswer>>;

const shown = { 'state.caseId': 1, 'state.contacts': 1, sealed: 1 } as const;

export function createListDuplicates(
  { persons, keys }: Pick<PersonStores, 'persons' | 'keys'>,
  store: Pick<Duplicates, 'list'>,
): ListDuplicates {
  return async (wanted, scope, page) => {
    const listed = await store.list(wanted, scope, page);
    if (listed.kind === 'refused') return listed;
    const { items, next } = listed.result;
    const ids = [...new Set(items.flatMap(({ personIds }) => personIds))];
    const [found, keyOf] = await Promise.all([
      persons.model.find({ _id: { $in: ids } }, shown).lean<StoredPerson[]>(),
      keys.findAll(ids),
    ]);
    const sides = new Map(
      found.flatMap((person) => {
        const side = toSide(person, keyOf.get(person._id));
        return side ? [[person._id, side]] : [];
      }),
    );
    const pairs = items.flatMap(({ duplicateId, suggestedAt, reasons, personIds }) => {
      const [one, other] = personIds.map((personId) => sides.get(personId));
      return one && other ? [{ duplicateId, suggestedAt, reasons: [...reasons], persons: [one, other] }] : [];
    });
    return doneAbout([...sides.keys()], { items: pairs, next });
  };
}

function toSide(person: StoredPerson, key: PersonKey | undefined): ComparedPersonAnswer | undefined {
  const compared = openCompared(person, key);
  const { caseId, contacts } = person.state;
  const [first, ...others] = contacts.toSorted((one, other) => one.night.localeCompare(other.night));
  if (!compared || !first) return undefined;
  const met = ({ night, place }: typeof first) => ({ night, place });
  const { identity, profile } = compared;
  return {
    ...{ personId: person._id, caseId, identity, ...profile, contacts: contacts.length },
    ...{ firstMet: met(first), lastMet: met(others.at(-1) ?? first) },
  };
}
