import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBatchProgress } from './batch-progress.ts';
import { PermanentFault, TransientFault } from './fault.ts';
import { settle } from './settle.ts';

const never = new AbortController().signal;

function options(signal = never) {
  const retries: string[] = [];
  return { signal, firstWaitMs: 0, retries, retrying: (kind: string) => retries.push(kind) };
}

test('a transient fault is tried again as long as it lasts', async () => {
  let left = 40;
  const waited = options();
  const result = await settle(async () => {
    left -= 1;
    if (left > 0) throw new TransientFault('not yet');
  }, waited);
  expect(result).toEqual({ outcome: 'done' });
  expect(waited.retries).toHaveLength(39);
});

test('a permanent fault is refused at once with its code', async () => {
  const result = await settle(() => Promise.reject(new PermanentFault('no-such-centre')), options());
  expect(result).toEqual({ outcome: 'refused', reason: 'refused', code: 'no-such-centre', attempts: 1 });
});

test('an unknown error is tried again five times and then refused by its name and code', async () => {
  const error = Object.assign(new Error('E11000 dup key: "Fatima"'), {
    name: 'MongoServerError',
    code: 11000,
  });
  const result = await settle(() => Promise.reject(error), options());
  expect(result).toEqual({
    outcome: 'refused',
    reason: 'failed-repeatedly',
    code: 'MongoServerError:11000',
    attempts: 6,
  });
});

test('transient faults in between do not use up the tries of an unknown error', async () => {
  let tries = 0;
  const result = await settle(async () => {
    tries += 1;
    throw tries % 2 === 0 ? new Error('unknown') : new TransientFault('away');
  }, options());
  expect(result).toMatchObject({ outcome: 'refused', attempts: 12 });
});

test('work is left when its batch ends, and not refused', async () => {
  const end = new AbortController();
  const result = await settle(async () => {
    end.abort();
    throw new TransientFault('away');
  }, options(end.signal));
  expect(result).toEqual({ outcome: 'abandoned' });
});

test('progress never passes a message that is not settled, in whatever order they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat()), (size, picks) => {
      const progress = createBatchProgress(size);
      const open = Array.from({ length: size }, (_, index) => index);
      for (const pick of picks) {
        const [index] = open.splice(pick % open.length, 1);
        progress.settled(index ?? 0);
        expect(progress.through()).toBe((open.length === 0 ? size : Math.min(...open)) - 1);
        if (open.length === 0) break;
      }
    }),
  );
});

test('work that waits longer than its patience is left, to be begun again, and not refused', async () => {
  const result = await settle(() => Promise.reject(new TransientFault('not yet')), {
    ...options(),
    patienceMs: 20,
  });
  expect(result).toEqual({ outcome: 'abandoned' });
});
