import type { GroupLag } from '@iwaa/proof-kit/kafka/kafka-progress';
import type { Finding } from './finding.ts';

/** Everything that is published was read by everybody who reads it. */
export function checkConsumed(groups: readonly GroupLag[]): Finding {
  return {
    name: 'consumed',
    claim: 'consumed = published, by the offsets of every group in every topic',
    examined: groups.length,
    differences: groups
      .filter(({ lag }) => lag > 0)
      .map(({ group, topic, lag }) => `${group} has not read ${lag} messages of ${topic}`),
  };
}
