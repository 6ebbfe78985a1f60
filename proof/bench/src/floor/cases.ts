import { fileURLToPath } from 'node:url';
import { Client, Connection, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { consume } from './consume.ts';
import type { floorCase } from './floor-case.ts';
import { openFloorEngines } from './floor-engines.ts';
import { type FloorFact, floor } from './floor-names.ts';
import { listen } from './listen.ts';
import { insert, openCollection, outgoing, startRelay } from './outbox.ts';

/** The floor's third process: the bridge with two signals in flight, and the worker of the cases. */
const { kafka, database, temporalAddress, temporalNamespace } = await openFloorEngines();
const closings = await openCollection(database, 'closings');
const relay = await startRelay(kafka, [closings]);

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address: temporalAddress }),
  namespace: temporalNamespace,
  taskQueue: floor.taskQueue,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('floor-case.ts', import.meta.url)),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  }),
  maxCachedWorkflows: 1000,
  maxConcurrentWorkflowTaskExecutions: 20,
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
  reuseV8Context: true,
  activities: {
    async close(caseId: string): Promise<void> {
      await insert(closings, caseId, { caseId }, [outgoing(floor.cases, 'closed', caseId)]);
      relay.wake();
    },
  },
});
void worker.run();

const client = new Client({
  connection: await Connection.connect({ address: temporalAddress }),
  namespace: temporalNamespace,
});

/** What the workflow is told; the steps between are none of its business. */
const told = new Set([
  'contact-recorded',
  'bed-held',
  'checked-in',
  'referral-accepted',
  'referral-completed',
  'reintegrated',
  'visit-3',
]);

const mostInFlight = 2;
const waiting: (() => void)[] = [];
let inFlight = 0;

async function inItsTurn(work: () => Promise<unknown>): Promise<void> {
  if (inFlight >= mostInFlight) await new Promise<void>((resolve) => waiting.push(resolve));
  else inFlight += 1;
  try {
    await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else inFlight -= 1;
  }
}

async function tell({ caseId, type }: FloorFact): Promise<void> {
  try {
    await client.workflow.signalWithStart<typeof floorCase, [{ type: string }]>('floorCase', {
      workflowId: caseId,
      taskQueue: floor.taskQueue,
      args: [caseId],
      signal: 'heard',
      signalArgs: [{ type }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  } catch (error) {
    // Read a second time after the case was closed: it starts nothing.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

await consume(kafka, 'floor.bridge', [floor.front, floor.reactions], async (facts) => {
  const byCase = Map.groupBy(
    facts.filter(({ type }) => told.has(type)),
    ({ caseId }) => caseId,
  );
  await Promise.all(
    [...byCase.values()].map(async (ofCase) => {
      for (const fact of ofCase) await inItsTurn(() => tell(fact));
    }),
  );
});
listen(async () => ({}));
