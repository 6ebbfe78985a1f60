import { describe, expect, test } from '@jest/globals';
import { createFetchDelay } from './fetch-delay.ts';

const rule = { freePerSecond: 15, perFactMs: 4, longestMs: 100 };

/** The rests after so many facts a second, one by one, for a while. */
function restsAt(perSecond: number, seconds: number): number[] {
  const rest = createFetchDelay(rule);
  return Array.from({ length: perSecond * seconds }, (_, index) => rest.after(1, (index * 1000) / perSecond));
}

describe('the rest of a reader', () => {
  test('is none on a quiet night', () => {
    expect(Math.max(...restsAt(10, 3))).toBe(0);
  });

  test('grows with what is read, up to its longest', () => {
    expect(restsAt(20, 3).at(-1)).toBe(20);
    expect(restsAt(25, 3).at(-1)).toBe(40);
    expect(restsAt(200, 3).at(-1)).toBe(100);
    expect(Math.max(...restsAt(200, 3))).toBe(100);
  });

  test('counts all the facts of a batch, and forgets them after a second', () => {
    const rest = createFetchDelay(rule);
    expect(rest.after(25, 0)).toBe(40);
    expect(rest.after(0, 999)).toBe(40);
    expect(rest.after(0, 1000)).toBe(0);
  });
});
