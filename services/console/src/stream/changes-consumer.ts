import { catalogue } from '@iwaa/contracts/catalogue';
import { factsTopic, readsFrom } from '@iwaa/contracts/topology';
import type { Consumer } from '@iwaa/service-kit/parts/consumer-part';
import { changeOf } from './change.ts';
import type { RecentChanges } from './recent-changes.ts';
import { createTeamsThatMet } from './teams-that-met.ts';

/** Reads all facts for the stream. Each process of the console reads them all, so its group is its own. */
export function changesConsumer(changes: RecentChanges, instance: string, namespace: string): Consumer {
  const met = createTeamsThatMet();
  return {
    purpose: `stream-${instance}`,
    topics: () => readsFrom.console.map((service) => factsTopic(service, namespace)),
    types: catalogue.map(({ type }) => type),
    handleBatch: async (facts) => {
      for (const fact of facts) {
        met.heard(fact);
        changes.add(changeOf(fact, met.of));
      }
      return [];
    },
  };
}
