import { personCorrected } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';

/** From now on agencies are chosen by what is held of the person now; a referral that an agency has stays with it. */
export function onPersonCorrected(cases: Pick<Cases, 'corrected'>): Reaction {
  return reactTo(personCorrected, async ({ data: { caseId, forAgency }, sequence }) => {
    if (forAgency) await cases.corrected(caseId, forAgency, sequence);
  });
}
