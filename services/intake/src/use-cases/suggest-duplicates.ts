import { whyLikelySame } from '../domain/likely-same.ts';
import { openCompared } from '../store/compared-person.ts';
import type { Duplicates } from '../store/duplicates.ts';
import type { StoredPerson } from '../store/person-collection.ts';
import type { PersonStores } from '../store/personal-data.ts';

/**
 * Suggests whoever of the province is likely the same as a person, as both are known now. Of whom something was corrected, what was
 * suggested and is not so any more is withdrawn; of somebody new nothing was.
 */
export type SuggestDuplicates = (personId: string, since: 'met' | 'corrected') => Promise<void>;

/** What more people than these share, such as two words of a name, tells nobody apart: nobody is suggested for it. */
const mostAlike = 20;
const opened = { 'state.provinceId': 1, 'state.mergedInto': 1, sealed: 1, likenessKeys: 1 } as const;

export function createSuggestDuplicates(
  { persons, keys, clock }: Pick<PersonStores, 'persons' | 'keys' | 'clock'>,
  duplicates: Pick<Duplicates, 'suggest' | 'withdraw'>,
): SuggestDuplicates {
  /** An index of keyed hashes proposes those of whom two words of a name are heard alike, or who have the same number. */
  async function proposedFor({ _id, state, likenessKeys = [] }: StoredPerson): Promise<StoredPerson[]> {
    if (likenessKeys.length === 0 || state.mergedInto !== null) return [];
    const having = (keys: readonly string[]) => ({
      likenessKeys: { $in: [...keys] },
      'state.provinceId': state.provinceId,
      'state.mergedInto': null,
      _id: { $ne: _id },
    });
    const opening = (keys: readonly string[]) => persons.model.find(having(keys), opened);
    const found = await opening(likenessKeys)
      .limit(mostAlike + 1)
      .lean<StoredPerson[]>();
    if (found.length <= mostAlike) return found;
    const counts = await Promise.all(
      likenessKeys.map((key) => persons.model.countDocuments(having([key]), { limit: mostAlike + 1 })),
    );
    const telling = likenessKeys.filter((_, index) => (counts[index] ?? 0) <= mostAlike);
    return telling.length === 0 ? [] : opening(telling).lean<StoredPerson[]>();
  }

  return async (personId, since) => {
    const person = await persons.model.findById(personId, opened).lean<StoredPerson>();
    if (!person) return;
    const proposed = await proposedFor(person);
    const keyOf = await keys.findAll(
      proposed.length === 0 ? [] : [personId, ...proposed.map(({ _id }) => _id)],
    );
    const one = openCompared(person, keyOf.get(personId));
    const at = clock().toISOString();
    const likely = proposed.flatMap((candidate) => {
      const other = openCompared(candidate, keyOf.get(candidate._id));
      const reasons = one && other ? whyLikelySame(one, other, at.slice(0, 10)) : [];
      return reasons.length === 0 ? [] : [{ otherId: candidate._id, reasons }];
    });
    if (since === 'corrected')
      await duplicates.withdraw(
        personId,
        likely.map(({ otherId }) => otherId),
      );
    for (const { otherId, reasons } of likely) {
      const provinceId = person.state.provinceId ?? '';
      await duplicates.suggest({ provinceId, personIds: [personId, otherId], reasons }, at);
    }
  };
}
