import { referralFailed } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Referrals } from '../store/referrals.ts';
import type { AskForCovered } from '../use-cases/ask-for-covered.ts';

/** The needs that a failed referral covered are asked for by themselves. */
export function onReferralFailed(askForCovered: AskForCovered, referrals: Referrals): Reaction {
  return reactTo(referralFailed, async ({ data: { referralId, caseId, campaignId } }) => {
    const failed = await referrals.one(referralId);
    if (failed) await askForCovered({ caseId, campaignId, byNeedId: failed.state.needId });
  });
}
