import { referralRejected } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Referrals } from '../store/referrals.ts';
import type { AskForNeed } from '../use-cases/ask-for-need.ts';
import { askNextAgency } from './ask-next-agency.ts';

/** When an agency rejects a referral the next one is asked. */
export function onReferralRejected(askForNeed: AskForNeed, referrals: Referrals): Reaction {
  return reactTo(referralRejected, ({ data, time }) => askNextAgency(askForNeed, referrals, data, time));
}
