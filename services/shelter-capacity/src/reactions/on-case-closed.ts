import { caseClosed } from '@iwaa/contracts/events/casework';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import { type GiveUpShelter, whenClosed } from '../placing/give-up-shelter.ts';
import type { Cases } from '../store/cases.ts';

/** Ends whatever a closed case still has of the shelter, and remembers that it gets nothing more. */
export function onCaseClosed(cases: Cases, giveUp: GiveUpShelter): Reaction {
  return reactTo(caseClosed, async ({ data }) => {
    await cases.close(data);
    await giveUp(data.caseId, whenClosed);
  });
}
