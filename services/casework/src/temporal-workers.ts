import type { Background } from '@iwaa/service-kit/service';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { TaskQueues } from './activities/task-queues.ts';
import { bundleCases } from './workflows/bundle.ts';

export interface TemporalWorkersOptions {
  address: string;
  namespace: string;
  /** The file with the workflows as one script; it is made at the start where left out. */
  bundle: string | undefined;
  queues: TaskQueues;
  /** What is done on each queue beside the cases' own. */
  activities: Record<Exclude<keyof TaskQueues, 'cases'>, object>;
  log: Logger;
  /** Called when a worker can't go on: the process has to be started again. */
  fatal(error: unknown): void;
}

/**
 * Few pollers and no more tasks at once than two cores can use; the cases that are at work stay in memory, so that a
 * signal does not replay its case. Each takes some 1.5 MB, and many of them are what V8 spends its time on. Half of the pollers
 * look for cases that begin, as half of all tasks are the first of their case: by the SDK's own share it would be one of
 * four, and on a crowded night everybody new would wait for it.
 */
const forCases = {
  maxCachedWorkflows: 300,
  maxConcurrentWorkflowTaskExecutions: 20,
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
  nonStickyToStickyPollRatio: 0.5,
  reuseV8Context: true,
} as const satisfies Partial<WorkerOptions>;

const forCalls = {
  maxConcurrentActivityTaskExecutions: 20,
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
} as const satisfies Partial<WorkerOptions>;

/** Tries again this long (ms) after Temporal was not reached. */
const againAfterMs = 1000;

/** The workers of casework. They are started in the background, since all else works while Temporal is away. */
export function createTemporalWorkers(options: TemporalWorkersOptions): Background & { areUp(): boolean } {
  const { address, namespace, bundle, queues, activities, log, fatal } = options;
  let workers: Worker[] = [];
  let stopping = false;
  let work: Promise<void> | undefined;

  async function connect(): Promise<NativeConnection | undefined> {
    for (let isAway = false; !stopping; ) {
      try {
        return await NativeConnection.connect({ address });
      } catch {
        if (!isAway) log.warn('Temporal is out of reach; cases are not followed until it is back');
        isAway = true;
        await new Promise((resolve) => setTimeout(resolve, againAfterMs));
      }
    }
    return undefined;
  }

  async function run(): Promise<void> {
    const workflowBundle = bundle === undefined ? await bundleCases() : { codePath: bundle };
    const connection = await connect();
    if (!connection) return;
    const shared = { connection, namespace, shutdownGraceTime: '5 seconds' } as const;
    try {
      workers = [
        await Worker.create({
          ...shared,
          ...forCases,
          taskQueue: queues.cases,
          workflowBundle,
          activities: activities.casework,
          // Those that a case has done within its own task; the others are asked for on their own queues.
          enableNonLocalActivities: false,
        }),
      ];
      for (const queue of ['intake', 'shelterCapacity', 'referral', 'casework'] as const) {
        workers.push(
          await Worker.create({
            ...shared,
            ...forCalls,
            taskQueue: queues[queue],
            activities: activities[queue],
          }),
        );
      }
      const running = Promise.all(workers.map((worker) => worker.run()));
      // The thread of a worker ends with its run: one that is not needed any more has to run too, or it stays.
      if (stopping) shutDown();
      else log.info('the workers of the cases are up');
      await running;
    } finally {
      workers = [];
      await connection.close();
    }
  }

  function shutDown(): void {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  }

  return {
    async start() {
      work ??= run().catch((error: unknown) => {
        if (!stopping) fatal(error);
      });
    },
    async stop() {
      stopping = true;
      shutDown();
      await work;
    },
    areUp: () => workers.length === 5 && workers.every((worker) => worker.getState() === 'RUNNING'),
  };
}
