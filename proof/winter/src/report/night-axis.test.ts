import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nightAxis } from './night-axis.ts';
import { wordingOf } from './wording.ts';

const wording = wordingOf('en');

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const winter = fc
  .uniqueArray(fc.integer({ min: 20_000, max: 20_400 }), { minLength: 1, maxLength: 150 })
  .map((days) => days.sort((one, other) => one - other).map(dateOf));

describe('the axis of nights', () => {
  it('gives each night a place of its own, from the first on', () => {
    fc.assert(
      fc.property(winter, (nights) => {
        const { slots } = nightAxis(nights, wording);
        expect(slots).toHaveLength(nights.length);
        slots.reduce((end, { start, width }) => {
          expect(start).toBeGreaterThanOrEqual(end - 1e-9);
          expect(start + width).toBeLessThanOrEqual(100 + 1e-9);
          return start + width;
        }, 0);
      }),
    );
  });

  it('labels the first and the last night, and leaves room between labels', () => {
    fc.assert(
      fc.property(winter, (nights) => {
        const { labels } = nightAxis(nights, wording);
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
    const { slots, byDate } = nightAxis(['2024-12-12', '2024-12-15'], wording);
    expect(byDate).toBe(true);
    expect(slots.map(({ start }) => start)).toEqual([0, 75]);
  });

  it('sets nights side by side where they lie too far apart, or are no dates', () => {
    for (const nights of [
      ['2024-12-12', '2025-12-12'],
      ['the first', 'the second'],
    ]) {
      expect(nightAxis(nights, wording)).toMatchObject({
        byDate: false,
        slots: [{ start: 0 }, { start: 50 }],
      });
    }
  });
});
