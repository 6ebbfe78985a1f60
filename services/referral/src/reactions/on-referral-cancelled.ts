import { referralCancelled } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { AskForNeed } from '../asking/ask-for-need.ts';
import type { Referrals } from '../store/referrals.ts';
import { askNextAgency } from './ask-next-agency.ts';

/** When an agency did not answer the next one is asked; what was taken back for another reason asks nobody. */
export function onReferralCancelled(askForNeed: AskForNeed, referrals: Referrals): Reaction {
  return reactTo(referralCancelled, async ({ data, time }) => {
    if (data.reason === 'no-answer') await askNextAgency(askForNeed, referrals, data, time);
  });
}
