import { agencyResponsesTopic } from '@iwaa/contracts/topology';
import type { PutAsideRecord } from '@iwaa/eventing/consumer/failure-policy';
import type { Reaction } from '@iwaa/eventing/consumer/reaction';
import type { Consumer } from '@iwaa/service-kit/parts/consumer-part';
import type { Agencies } from './store/agencies.ts';

/** What the answers of agencies are read for; the name of their group. */
export const responses = 'responses';

/** How often to look for agencies that another process of this service has registered, in ms. */
const refreshTopicsMs = 15_000;

/**
 * Reads what the registered agencies answer, in a consumer group of its own: their topics come and go with them, and
 * nothing that they write holds up the facts of the services.
 */
export function answersConsumer(
  agencies: Agencies,
  namespace: string,
  reaction: Reaction,
  putAsideRecord: PutAsideRecord,
): Consumer {
  return {
    purpose: responses,
    topics: async () => (await agencies.everyId()).map((id) => agencyResponsesTopic(id, namespace)),
    topicsComeAndGo: true,
    refreshTopicsMs,
    reactions: [reaction],
    putAsideRecord,
  };
}
