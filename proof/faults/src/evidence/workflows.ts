import type { EngineAddresses } from '@iwaa/engines/engines';
import { Client, Connection } from '@temporalio/client';
import pMap from 'p-map';

/** A run of a case's workflow. */
export interface WorkflowRun {
  readonly caseId: string;
  readonly status: string;
}

/** What a running workflow says of its case. */
export interface ToldView {
  readonly caseId: string;
  readonly view: Readonly<Record<string, unknown>>;
}

export interface TemporalReader {
  readonly client: Client;
  runs(): Promise<WorkflowRun[]>;
  /** Asks workflows where their cases stand. */
  views(caseIds: readonly string[]): Promise<ToldView[]>;
  /** Makes Temporal forget a workflow, as it does at the end of its retention. */
  forget(caseId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens Temporal for reading. */
export async function openTemporal({ temporal }: EngineAddresses): Promise<TemporalReader> {
  const connection = await Connection.connect({ address: temporal.address });
  const { namespace } = temporal;
  const client = new Client({ connection, namespace });
  return {
    client,
    async runs() {
      const runs: WorkflowRun[] = [];
      for await (const { workflowId, status } of client.workflow.list({
        query: "WorkflowType = 'personCase'",
      }))
        runs.push({ caseId: workflowId, status: status.name });
      return runs;
    },
    async views(caseIds) {
      const views: ToldView[] = [];
      await pMap(
        caseIds,
        async (caseId) => {
          views.push({ caseId, view: await ask(client, caseId) });
        },
        { concurrency: 6 },
      );
      return views;
    },
    async forget(caseId) {
      const workflowExecution = { workflowId: caseId };
      await connection.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
    },
    close: () => connection.close(),
  };
}

const mostAsked = 6;

/** A query is answered by a worker that may first have to replay the case; a busy one is asked again. */
async function ask(client: Client, caseId: string): Promise<Record<string, unknown>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.workflow.getHandle(caseId).query<Record<string, unknown>>('view');
    } catch (error) {
      if (attempt === mostAsked) throw error;
    }
  }
}
