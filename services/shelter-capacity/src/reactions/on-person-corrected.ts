import { personCorrected } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import type { CorrectPlace } from '../use-cases/correct-place.ts';

/** Goes by what a person is known to be now, in later holds and in the list; a bed that the person has stays theirs. */
export function onPersonCorrected(cases: Pick<Cases, 'correct'>, correctPlace: CorrectPlace): Reaction {
  return reactTo(personCorrected, async ({ data, sequence }) => {
    if (!data.shelter) return;
    await correctPlace(data.caseId, await cases.correct(data, { sequence, ...data.shelter }));
  });
}
