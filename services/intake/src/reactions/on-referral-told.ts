import {
  referralAccepted,
  referralCancelled,
  referralCompleted,
  referralFailed,
  referralPutOnHold,
  referralRejected,
  referralRequested,
  referralStarted,
} from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { KnownReferrals } from '../store/known-referrals.ts';

/** Takes note of which agency may learn who a person is: from its acceptance to the end of the referral. */
export function onReferralTold(referrals: Pick<KnownReferrals, 'keep'>): Reaction[] {
  return [
    reactTo(referralRequested, ({ data }) => referrals.keep(data)),
    ...[referralAccepted, referralStarted, referralPutOnHold].map((begun) =>
      reactTo(begun, ({ data }) => referrals.keep(data, { isAccepted: true })),
    ),
    ...[referralRejected, referralCompleted, referralFailed, referralCancelled].map((ended) =>
      reactTo(ended, ({ data }) => referrals.keep(data, { isOver: true })),
    ),
  ];
}
