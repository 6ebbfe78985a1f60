import type { CampaignTerms as Campaign } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { WorkflowClient } from '@temporalio/client';
import type { AlertFact } from '../domain/alert-fact.ts';
import { viewOfAlert, withFacts } from '../domain/alert-file.ts';
import { signalNameOf } from '../domain/signal-name.ts';
import { startingAlertAttributes } from '../workflows/alert-attributes.ts';
import type { AlertFactsSignal, AlertStart } from '../workflows/alert-start.ts';
import type { alertFollowUp } from '../workflows/all-workflows.ts';
import { type Delivered, delivered, wasFollowedBefore } from './delivered.ts';

/** The workflows of alerts, as their bridge sees them. */
export interface AlertWorkflows {
  /** Begins to follow an alert; `ended` where that was begun before, whether or not it has come to its end. */
  start(alertId: string, campaign: Campaign, facts: AlertFact[]): Promise<Exclude<Delivered, 'absent'>>;
  /** Gives facts to an alert that is followed; begins nothing. */
  signal(alertId: string, facts: AlertFact[]): Promise<Delivered>;
}

export function createAlertWorkflows(client: WorkflowClient, taskQueue: string): AlertWorkflows {
  return {
    async start(alertId, { campaignId, language, timeZone }, facts) {
      const start: AlertStart = { alertId, campaignId, language, timeZone, facts };
      const view = viewOfAlert({ alertId, campaignId }, withFacts([], facts), facts[0]?.time ?? '');
      try {
        await client.start<typeof alertFollowUp>('alertFollowUp', {
          workflowId: alertId,
          taskQueue,
          args: [start],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          typedSearchAttributes: startingAlertAttributes(view),
          staticSummary: `${alertId} · ${campaignId}`,
        });
        return 'delivered';
      } catch (error) {
        if (wasFollowedBefore(error)) return 'ended';
        throw error;
      }
    },
    signal: (alertId, facts) =>
      delivered(() => client.getHandle(alertId).signal<[AlertFactsSignal]>(signalNameOf(facts), { facts })),
  };
}
