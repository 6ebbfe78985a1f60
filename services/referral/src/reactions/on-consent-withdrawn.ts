import { consentWithdrawn } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';
import { cancelUnconsented } from '../use-cases/cancel-open.ts';

/** What was asked of agencies is taken back, unless another consent of the person is in force for it. */
export function onConsentWithdrawn(referrals: Referrals, cases: Cases, clock: Clock): Reaction {
  return reactTo(consentWithdrawn, async ({ data: { caseId, purpose, consentId } }) => {
    if (purpose !== 'referral') return;
    await cases.consentWithdrawn(caseId, consentId);
    await cancelUnconsented(referrals, cases, caseId, clock().toISOString());
  });
}
