import {
  isGrpcServiceError,
  type WorkflowClient,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/client';
import type { CaseFact } from '../domain/case-fact.ts';
import { foldFacts } from '../domain/case-facts.ts';
import type { Campaign } from '../store/campaigns.ts';
import { startingAttributes } from '../workflows/case-attributes.ts';
import { factsSignal } from '../workflows/case-messages.ts';
import type { CaseStart } from '../workflows/case-start.ts';
import type { personCase } from '../workflows/person-case.ts';

/** The workflows of cases, as the bridge sees them. */
export interface CaseWorkflows {
  /**
   * Tells a case its facts, and begins to follow it where that has not been done. Resolves when Temporal has written
   * them: with `false` where the case was followed to its end before, which starts nothing.
   */
  tell(caseId: string, campaign: Campaign, facts: CaseFact[]): Promise<boolean>;
}

export function createCaseWorkflows(client: WorkflowClient, taskQueue: string): CaseWorkflows {
  return {
    async tell(caseId, campaign, facts) {
      const { campaignId, language, deadlines, followUpVisits } = campaign;
      const start: CaseStart = {
        caseId,
        campaignId,
        deadlines,
        followUpVisits,
        language,
        closesWithinTask: true,
        recordsMissesWithinTask: true,
      };
      try {
        await client.signalWithStart<typeof personCase, [{ facts: CaseFact[] }]>('personCase', {
          workflowId: caseId,
          taskQueue,
          args: [start],
          signal: factsSignal,
          signalArgs: [{ facts }],
          // Without this, a fact that comes after the end would begin the case a second time.
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          typedSearchAttributes: startingAttributes(foldFacts(facts), { caseId, campaignId, deadlines }),
          staticSummary: `${caseId} · ${campaignId}`,
          staticDetails: detailsOf(campaign),
        });
        return true;
      } catch (error) {
        if (wasFollowedBefore(error)) return false;
        throw error;
      }
    },
  };
}

/** gRPC's number for it. */
const alreadyExists = 6;

function wasFollowedBefore(error: unknown): boolean {
  if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
  if (isGrpcServiceError(error)) return error.code === alreadyExists;
  return error instanceof Error && error.cause !== undefined && wasFollowedBefore(error.cause);
}

/** What a campaign has set for its cases, for who looks at one of them. */
function detailsOf({ campaignId, deadlines, followUpVisits }: Campaign): string {
  const lines = Object.entries(deadlines).map(([kind, duration]) => `- \`${kind}\`: ${duration}`);
  return [`**${campaignId}**`, lines.join('\n'), `- visits: ${followUpVisits.join(', ')}`].join('\n\n');
}
