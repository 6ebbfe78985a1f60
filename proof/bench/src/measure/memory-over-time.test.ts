import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { memoryOverTime, type Reading } from './memory-over-time.ts';

const time = { from: 1000, until: 5000 };

function reading(at: number, value: number): Reading {
  return { at, values: new Map([['intake', value]]) };
}

describe('memory over time', () => {
  it('is the median of the second quarter beside that of the last', () => {
    const readings = [2000, 2400, 2800, 4000, 4400, 4800].map((at, index) => reading(at, index));
    expect(memoryOverTime(readings, time, 0.5).get('intake')).toEqual({ quarter: 1, end: 4 });
  });

  it('does not depend on what was read while the process was not yet warm, or in the third quarter', () => {
    const others = fc.array(
      fc.record({
        at: fc.oneof(fc.integer({ min: 1000, max: 1999 }), fc.integer({ min: 3000, max: 3999 })),
        value: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(others, (found) => {
        const readings = [
          reading(2500, 10),
          ...found.map(({ at, value }) => reading(at, value)),
          reading(4500, 11),
        ];
        expect(memoryOverTime(readings, time, 0.5).get('intake')).toEqual({ quarter: 10, end: 11 });
      }),
    );
  });

  it('is not known of a process that was not there to the end', () => {
    expect(memoryOverTime([reading(2500, 10), reading(3500, 10)], time, 0.5).size).toBe(0);
  });
});
