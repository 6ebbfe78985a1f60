import { caseOpened } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { SuggestDuplicates } from '../use-cases/suggest-duplicates.ts';
import { personOf } from './person-of.ts';

/** Suggests whoever is likely the same as somebody who was met for the first time. */
export function onPersonMet(suggest: SuggestDuplicates): Reaction {
  return reactTo(caseOpened, async ({ subject, data: { previousCaseId } }) => {
    if (previousCaseId === null) await suggest(personOf(subject), 'met');
  });
}
