import { type AttentionReason, attentionReasons as allReasons } from '@iwaa/contracts/vocabulary';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { Client, Connection, type WorkflowExecutionInfo } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import pMap from 'p-map';

/** A case's workflow, as Temporal tells it. */
export interface CaseInTemporal {
  readonly caseId: string;
  /** Its newest run. */
  readonly runId: string;
  readonly status: string;
  readonly runs: number;
  /** Why it needs attention, as the operators' lists know it. */
  readonly attention: readonly AttentionReason[];
  readonly historyEvents: number;
  readonly workflowTasks: number;
  /** Every text and every payload of its history. */
  readonly text: string;
}

const attentionReasons = defineSearchAttributeKey('AttentionReason', 'KEYWORD_LIST');

/** Reads the workflows of a campaign's cases with their whole histories. */
export async function readTemporal(
  addresses: EngineAddresses,
  campaignId: string,
  progress: (read: number) => void,
): Promise<CaseInTemporal[]> {
  const { address, namespace } = addresses.temporal;
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const found = new Map<string, Pick<CaseInTemporal, 'runId' | 'status' | 'runs' | 'attention'>>();
    for await (const execution of client.workflow.list({
      query: `CampaignId = '${campaignId}' AND WorkflowType = 'personCase'`,
    })) {
      const known = found.get(execution.workflowId);
      // The newest comes first; an older one is a run that was carried on.
      found.set(execution.workflowId, {
        runId: known?.runId ?? execution.runId,
        status: known?.status ?? execution.status.name,
        runs: (known?.runs ?? 0) + 1,
        attention: known?.attention ?? reasonsOf(execution),
      });
    }
    const cases: CaseInTemporal[] = [];
    await pMap(
      found,
      async ([caseId, found]) => {
        const history = await client.workflow.getHandle(caseId).fetchHistory();
        const events = history.events ?? [];
        cases.push({
          caseId,
          ...found,
          historyEvents: events.length,
          workflowTasks: events.filter((event) => event.workflowTaskCompletedEventAttributes).length,
          text: textOf(events),
        });
        progress(cases.length);
      },
      { concurrency: 8 },
    );
    return cases;
  } finally {
    await connection.close();
  }
}

function reasonsOf({ typedSearchAttributes }: WorkflowExecutionInfo): AttentionReason[] {
  const known = new Set<string>(typedSearchAttributes.get(attentionReasons));
  return allReasons.filter((reason) => known.has(reason));
}

/** All strings in a value, and all bytes read as text, since payloads are bytes. */
function textOf(value: unknown): string {
  const texts: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part === 'string') texts.push(part);
    else if (part instanceof Uint8Array) texts.push(Buffer.from(part).toString('utf8'));
    else if (Array.isArray(part)) part.forEach(visit);
    else if (typeof part === 'object' && part !== null) Object.entries(part).flat().forEach(visit);
  };
  visit(value);
  return texts.join('\n');
}
