import type { CampaignTerms as Campaign } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { WorkflowClient } from '@temporalio/client';
import { campaignDetails } from '../domain/campaign-details.ts';
import type { CaseFact } from '../domain/case-fact.ts';
import { foldFacts } from '../domain/fold-facts.ts';
import { signalNameOf } from '../domain/signal-name.ts';
import type { personCase } from '../workflows/all-workflows.ts';
import { startingAttributes } from '../workflows/case-attributes.ts';
import { campaignChangedSignal, type FactsSignal } from '../workflows/case-messages.ts';
import type { CaseStart } from '../workflows/case-start.ts';
import { type Delivered, delivered, wasFollowedBefore } from './delivered.ts';

/** The workflows of cases, as the bridge sees them. */
export interface CaseWorkflows {
  /**
   * Begins to follow a case, or goes on where that was done before, and gives it facts. Resolves when Temporal has written
   * them; `ended` where the case was followed to its end before, which starts nothing.
   */
  start(caseId: string, campaign: Campaign, facts: CaseFact[]): Promise<Exclude<Delivered, 'absent'>>;
  /** Has a case that is followed go by what its campaign has set now; begins nothing. */
  changeTerms(caseId: string, campaign: Campaign): Promise<Delivered>;
  /** Gives facts to a case that is followed; begins nothing. */
  signal(caseId: string, facts: CaseFact[]): Promise<Delivered>;
}

export function createCaseWorkflows(client: WorkflowClient, taskQueue: string): CaseWorkflows {
  return {
    async start(caseId, campaign, facts) {
      const { campaignId, language, timeZone, deadlines, followUpVisits } = campaign;
      const start: CaseStart = { caseId, campaignId, deadlines, followUpVisits, language, timeZone };
      try {
        await client.signalWithStart<typeof personCase, [FactsSignal]>('personCase', {
          workflowId: caseId,
          taskQueue,
          args: [start],
          signal: signalNameOf(facts),
          signalArgs: [{ facts }],
          // Without this, a fact that comes after the end would begin the case a second time.
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          typedSearchAttributes: startingAttributes(foldFacts(facts), { caseId, campaignId, deadlines }),
          staticSummary: `${caseId} · ${campaignId}`,
          staticDetails: campaignDetails(campaign),
        });
        return 'delivered';
      } catch (error) {
        if (wasFollowedBefore(error)) return 'ended';
        throw error;
      }
    },
    changeTerms: (caseId, { deadlines, followUpVisits, language }) =>
      delivered(() =>
        client.getHandle(caseId).signal(campaignChangedSignal, { deadlines, followUpVisits, language }),
      ),
    signal: (caseId, facts) =>
      delivered(() => client.getHandle(caseId).signal<[FactsSignal]>(signalNameOf(facts), { facts })),
  };
}
