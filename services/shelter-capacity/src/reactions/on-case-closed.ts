import { caseClosed } from '@iwaa/contracts/events/casework';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import { type GiveUpShelter, whenClosed } from '../use-cases/give-up-shelter.ts';

/** Ends whatever a closed case still has of the shelter, and remembers that it gets nothing more. */
export function onCaseClosed(cases: Pick<Cases, 'close'>, giveUp: GiveUpShelter): Reaction {
  return reactTo(caseClosed, async ({ data }) => {
    // Who asks for a bed is on record before one is held, so a case that was not known has none; a later need finds it closed.
    if ((await cases.close(data)) === 'known') await giveUp(data.caseId, whenClosed);
  });
}
