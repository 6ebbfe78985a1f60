import type { ReferralService } from '@iwaa/contracts/vocabulary';
import { mayLearn, whyConsentEnded } from '../domain/known-case.ts';
import type { CancelReason } from '../domain/referral.ts';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';

/**
 * Takes back the open referrals of a case. One that ends by itself at the same moment stays as it is.
 * @param narrowed only those of one service, or of needs from before a time (ISO-8601).
 */
export async function cancelOpen(
  referrals: Referrals,
  caseId: string,
  reason: CancelReason,
  narrowed: { readonly service?: ReferralService; readonly neededBefore?: string } = {},
): Promise<void> {
  for (const from of await referrals.openOfCase(caseId, narrowed))
    await referrals.execute(from._id, { type: 'cancel-referral', reason }, { from });
}

/** Takes back the open referrals of a case for which no consent is in force at a moment (ISO-8601). */
export async function cancelUnconsented(
  referrals: Referrals,
  cases: Cases,
  caseId: string,
  at: string,
): Promise<void> {
  const [known, open] = [await cases.find(caseId), await referrals.openOfCase(caseId)];
  for (const from of open) {
    const { agencyId } = from.state;
    if (mayLearn(known, agencyId, at)) continue;
    const reason = whyConsentEnded(known, agencyId);
    await referrals.execute(from._id, { type: 'cancel-referral', reason }, { from });
  }
}
