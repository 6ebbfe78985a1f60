import { expect, it } from '@jest/globals';
import { restartDelayMs } from './restart-delay.ts';

it('a service that dies again and again is started again ever more slowly, and at least every 5 s', () => {
  expect([1, 2, 3, 4, 5, 6, 100].map(restartDelayMs)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
});
