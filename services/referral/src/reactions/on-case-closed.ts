import { caseClosed } from '@iwaa/contracts/events/casework';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';
import { cancelOpen } from '../use-cases/cancel-open.ts';

/** A closed case asks nothing of anybody any more. */
export function onCaseClosed(referrals: Referrals, cases: Cases): Reaction {
  return reactTo(caseClosed, async ({ data: { caseId } }) => {
    await cases.closed(caseId);
    await cancelOpen(referrals, caseId, 'case-closed');
  });
}
