import { referralNotPlaced } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { AskForCovered } from '../use-cases/ask-for-covered.ts';

/** The needs that waited on one that could not be placed are asked for by themselves. */
export function onReferralNotPlaced(askForCovered: AskForCovered): Reaction {
  return reactTo(referralNotPlaced, ({ data }) => askForCovered({ ...data, byNeedId: data.needId }));
}
