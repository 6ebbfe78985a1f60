import { expect, test } from '@jest/globals';
import { restartDelayMs } from './backoff.ts';

test('an engine that keeps dying is started again for ever, but ever more slowly, up to 30 s', () => {
  expect([1, 2, 3, 4].map(restartDelayMs)).toEqual([250, 500, 1_000, 2_000]);
  expect(restartDelayMs(9)).toBe(30_000);
  expect(restartDelayMs(10_000)).toBe(30_000);
});
