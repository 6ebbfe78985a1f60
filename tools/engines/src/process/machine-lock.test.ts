import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { tryMachineLock } from './machine-lock.ts';

test('a lock is held by one at a time, and can be taken again when it was released', async () => {
  const what = `test ${randomUUID()}`;
  const first = await tryMachineLock(what);
  expect(first).toBeDefined();
  expect(await tryMachineLock(what)).toBeUndefined();
  await first?.release();
  const second = await tryMachineLock(what);
  expect(second).toBeDefined();
  await second?.release();
});
