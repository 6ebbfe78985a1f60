import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { latencyOf, percentile } from './percentile.ts';

const durations = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 });

describe('percentile', () => {
  it('gives one of the values, with at least its share of them not above it', () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const found = percentile(values, share);
        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(
          Math.floor(share * values.length),
        );
      }),
    );
  });

  it('leaves the values in the order in which they came', () => {
    const values = [3, 1, 2];
    expect(latencyOf(values)).toEqual({ median: 2, p99: 3 });
    expect(values).toEqual([3, 1, 2]);
  });

  it('knows no percentile of nothing', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});
