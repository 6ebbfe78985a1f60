import { expect, test } from '@jest/globals';
import { restartDelayMs } from './backoff.ts';

test('what keeps dying is started again for ever, but ever more slowly, up to the longest wait', () => {
  const backoff = { firstMs: 250, longestMs: 30_000 };
  expect([0, 1, 2, 3, 4].map((deaths) => restartDelayMs(deaths, backoff))).toEqual([
    250, 250, 500, 1_000, 2_000,
  ]);
  expect([9, 10_000].map((deaths) => restartDelayMs(deaths, backoff))).toEqual([30_000, 30_000]);
});
