import { describe, expect, it } from '@jest/globals';
import { durationMs } from './duration.ts';

describe('durationMs', () => {
  it.each([
    ['PT2H', 7_200_000],
    ['P7D', 604_800_000],
    ['P1W', 604_800_000],
    ['P1DT1H1M1.5S', 90_061_500],
    ['PT0S', 0],
  ])('reads %s as %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', '2H', 'P1Y', 'P1M', 'PT-2H', 'PT2H '])('refuses "%s"', (text) => {
    expect(() => durationMs(text)).toThrow(RangeError);
  });
});
