import { consentWithdrawn } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import { cancelOpen } from '../asking/cancel-open.ts';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';

/** What was asked of agencies before a consent was taken back is taken back with it. */
export function onConsentWithdrawn(referrals: Referrals, cases: Cases): Reaction {
  return reactTo(consentWithdrawn, async ({ data: { caseId, purpose }, time }) => {
    if (purpose !== 'referral') return;
    await cases.consentWithdrawn(caseId, time);
    await cancelOpen(referrals, caseId, 'consent-withdrawn', { neededBefore: time });
  });
}
