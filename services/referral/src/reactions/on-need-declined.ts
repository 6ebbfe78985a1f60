import { needDeclined } from '@iwaa/contracts/events/intake';
import { type ReferralService, referralServices } from '@iwaa/contracts/vocabulary';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';
import { cancelOpen } from '../use-cases/cancel-open.ts';

/** Somebody who no longer wants a service is not referred for it any more; what they ask for later is not touched. */
export function onNeedDeclined(referrals: Referrals, cases: Cases): Reaction {
  return reactTo(needDeclined, async ({ data: { caseId, kind }, time }) => {
    const service: ReferralService | undefined = referralServices.find((one) => one === kind);
    if (service === undefined) return;
    await cases.declined(caseId, service, time);
    await cancelOpen(referrals, caseId, 'declined-by-person', { service, neededBefore: time });
  });
}
