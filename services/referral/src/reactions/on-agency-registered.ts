import { agencyRegistered } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';

/** From now on the answers of the new agency are read too. */
export function onAgencyRegistered(refreshTopics: () => Promise<void>): Reaction {
  return reactTo(agencyRegistered, () => refreshTopics());
}
