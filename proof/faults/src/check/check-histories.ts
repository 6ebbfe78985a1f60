import { bundleCases } from '@iwaa/casework/workflows/bundle';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { TemporalReader } from '../evidence/workflows.ts';
import type { Finding } from './finding.ts';

/** Today's workflow code replays the histories of these cases to their end. */
export async function checkHistories(temporal: TemporalReader, caseIds: readonly string[]): Promise<Finding> {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  const bundle = await bundleCases();
  async function* histories() {
    for (const workflowId of caseIds)
      yield { workflowId, history: await temporal.client.workflow.getHandle(workflowId).fetchHistory() };
  }
  const differences: string[] = [];
  let examined = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: bundle },
    histories(),
  )) {
    examined += 1;
    if (error) differences.push(`${workflowId}: ${error.message}`);
  }
  return { name: 'histories', claim: 'all histories replay', examined, differences };
}
