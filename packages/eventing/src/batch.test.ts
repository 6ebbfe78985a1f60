import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Batch, runBatch } from './batch.ts';
import { TransientFault } from './fault.ts';

const never = new AbortController().signal;
const fourMinutes = 240_000;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function batchOf(count: number, committed: string[]): Batch {
  return {
    topic: 'iwaa.intake.v1',
    partition: 0,
    messages: Array.from({ length: count }, (_, index) => ({
      key: null,
      value: null,
      headers: {},
      offset: String(index),
      timestamp: '0',
    })),
    heartbeat: async () => undefined,
    isCurrent: () => true,
    commitThrough: async ({ offset }) => void committed.push(offset),
  };
}

test('work that comes to no end is given up, so that its reader goes on', async () => {
  let aborted = false;
  const running = runBatch(
    batchOf(1, []),
    (_batch, signal) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => undefined);
    },
    never,
  );
  const given = expect(running).rejects.toBeInstanceOf(TransientFault);
  await jest.advanceTimersByTimeAsync(2 * fourMinutes);
  await given;
  expect(aborted).toBe(true);
});

test('work that is slow and goes on is let go on, and what is settled is committed meanwhile', async () => {
  const committed: string[] = [];
  const running = runBatch(
    batchOf(3, committed),
    async (batch, _signal, settled) => {
      for (const index of batch.messages.keys()) {
        await new Promise((resolve) => setTimeout(resolve, fourMinutes));
        settled(index);
      }
    },
    never,
  );
  await jest.advanceTimersByTimeAsync(2 * fourMinutes + 5_000);
  expect(committed).toEqual(['0', '1']);
  await jest.advanceTimersByTimeAsync(fourMinutes);
  await running;
  expect(committed).toEqual(['0', '1', '2']);
});
