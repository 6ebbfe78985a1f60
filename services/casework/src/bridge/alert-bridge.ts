import type { EventDefinition, Fact } from '@iwaa/contracts/event';
import { alertEscalated, alertLookedAt, alertRaised, alertWithdrawn } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { TransientFault } from '@iwaa/eventing/failure/fault';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { AlertFact } from '../domain/alert-fact.ts';
import type { AlertWorkflows } from './alert-workflows.ts';

/**
 * Takes the facts of alerts to their workflows, beside the bridge of cases. There are few of them, and each has a person who waits:
 * they go one by one, as reactions, in the order in which the alert's own facts happened. What is told of an alert whose workflow Temporal
 * no longer has begins nothing: it ended by an earlier fact.
 */
export function alertReactions(
  workflows: AlertWorkflows,
  campaigns: Pick<KnownCampaigns, 'get'>,
): readonly Reaction[] {
  const tell = (definition: EventDefinition) =>
    reactTo(definition, async (fact) => {
      const told = asAlertFact(fact);
      await deliver(() => workflows.signal(told.data.alertId, [told]));
    });
  return [
    reactTo(alertRaised, async (fact) => {
      const { alertId, campaignId } = fact.data;
      const campaign = await campaigns.get(campaignId);
      await deliver(() => workflows.start(alertId, campaign, [asAlertFact(fact)]));
    }),
    ...[alertLookedAt, alertEscalated, alertWithdrawn].map(tell),
  ];
}

async function deliver(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    throw new TransientFault('The facts of an alert were not delivered; they are tried again.', {
      cause: error,
    });
  }
}

/** Its data was checked with its type's schema when it was read. */
function asAlertFact({ type, data, sequence, time, traceparent }: Fact): AlertFact {
  return { type, data, sequence, time, ...(traceparent ? { traceparent } : {}) } as AlertFact;
}
