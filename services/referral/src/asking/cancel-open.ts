import type { ReferralReason, ReferralService } from '@iwaa/contracts/vocabulary';
import type { Referrals } from '../store/referrals.ts';

/**
 * Takes back the open referrals of a case. One that ends by itself at the same moment stays as it is.
 * @param narrowed only those of one service, or of needs from before a time (ISO-8601).
 */
export async function cancelOpen(
  referrals: Referrals,
  caseId: string,
  reason: ReferralReason,
  narrowed: { readonly service?: ReferralService; readonly neededBefore?: string } = {},
): Promise<void> {
  for (const from of await referrals.openOfCase(caseId, narrowed))
    await referrals.execute(from._id, { type: 'cancel-referral', reason }, { from });
}
