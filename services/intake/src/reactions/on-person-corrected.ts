import { personCorrected } from '@iwaa/contracts/events/intake';
import type { CorrectedField } from '@iwaa/contracts/vocabulary';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { SuggestDuplicates } from '../use-cases/suggest-duplicates.ts';
import { personOf } from './person-of.ts';

/** What two people are compared by. */
const compared: readonly CorrectedField[] = [
  ...(['nickname', 'name', 'latin-name', 'telephone'] as const),
  ...(['sex', 'birth', 'unit', 'priority'] as const),
];

/** Suggests whoever is likely the same as somebody who is known otherwise now. */
export function onPersonCorrected(suggest: SuggestDuplicates): Reaction {
  return reactTo(personCorrected, async ({ subject, data: { fields } }) => {
    if (fields.some((field) => compared.includes(field))) await suggest(personOf(subject), 'corrected');
  });
}
