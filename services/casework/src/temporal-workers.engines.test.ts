import { randomUUID } from 'node:crypto';
import { createLogger } from '@iwaa/service-kit/logger';
import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { expect, test } from '@jest/globals';
import type { TaskQueues } from './activities/task-queues.ts';
import { createTemporalWorkers } from './temporal-workers.ts';

/** Threads that this process talks to: the workflows of a worker are in one. */
const threads = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
const names = ['cases', 'intake', 'shelterCapacity', 'referral', 'casework'] as const;

test('workers that are stopped while they are being made leave no thread behind', async () => {
  const { temporal } = testEngines().addresses;
  const queues = Object.fromEntries(names.map((name) => [name, randomUUID()])) as unknown as TaskQueues;
  const something = { nothing: async () => undefined };
  const before = threads();
  const faults: unknown[] = [];
  const workers = createTemporalWorkers({
    ...temporal,
    bundle: undefined,
    queues,
    activities: { intake: something, shelterCapacity: something, referral: something, casework: something },
    log: createLogger('casework', 'silent'),
    fatal: (error) => faults.push(error),
  });
  await workers.start();
  await eventually(() => expect(threads()).toBeGreaterThan(before), 60_000);
  expect(workers.areUp()).toBe(false);
  await workers.stop();
  expect(threads()).toBe(before);
  expect(faults).toEqual([]);
}, 120_000);
