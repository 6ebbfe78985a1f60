import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nightAxis } from './night-axis.ts';

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const winter = fc
  .uniqueArray(fc.integer({ min: 20_000, max: 20_400 }), { minLength: 1, maxLength: 150 })
  .map((days) => days.sort((one, other) => one - other).map(dateOf));

describe('the axis of nights', () => {
  it('gives each night a place of its own, from left to right', () => {
    fc.assert(
      fc.property(winter, (nights) => {
        const { slots } = nightAxis(nights);
        expect(slots).toHaveLength(nights.length);
        slots.reduce((end, { left, width }) => {
          expect(left).toBeGreaterThanOrEqual(end - 1e-9);
          expect(left + width).toBeLessThanOrEqual(100 + 1e-9);
          return left + width;
        }, 0);
      }),
    );
  });

  it('labels the first and the last night, and leaves room between labels', () => {
    fc.assert(
      fc.property(winter, (nights) => {
        const { labels } = nightAxis(nights);
        expect(labels[0]?.anchor).toBe('start');
        expect(labels).toHaveLength(Math.max(labels.length, Math.min(2, nights.length)));
        labels.reduce((before, { at }) => {
          expect(at - before).toBeGreaterThan(10);
          return at;
        }, -100);
      }),
    );
  });

  it('leaves a gap where a night was not reported', () => {
    const { slots, byDate } = nightAxis(['2024-12-12', '2024-12-15']);
    expect(byDate).toBe(true);
    expect(slots.map(({ left }) => left)).toEqual([0, 75]);
  });

  it('sets nights side by side where they lie too far apart, or are no dates', () => {
    for (const nights of [
      ['2024-12-12', '2025-12-12'],
      ['the first', 'the second'],
    ]) {
      expect(nightAxis(nights)).toMatchObject({ byDate: false, slots: [{ left: 0 }, { left: 50 }] });
    }
  });
});
