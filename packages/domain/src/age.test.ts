import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ageGroupOf, ageOn } from './age.ts';

describe('an age', () => {
  it.each([
    ['2000-12-12', '2018-12-11', 17, 'under-18'],
    ['2000-12-12', '2018-12-12', 18, '18-64'],
    ['1960-01-01', '2024-12-31', 64, '18-64'],
    ['1959-12-31', '2024-12-31', 65, '65-and-over'],
    ['2004-02-29', '2022-02-28', 17, 'under-18'],
    ['2004-02-29', '2022-03-01', 18, '18-64'],
    ['2024-12-12', '2024-12-12', 0, 'under-18'],
    ['2024-12-13', '2024-12-12', -1, 'under-18'],
  ])('of somebody born on %s is on %s %d years, which is %s', (bornOn, day, age, group) => {
    expect(ageOn(bornOn, day)).toBe(age);
    expect(ageGroupOf(age)).toBe(group);
  });

  it('goes up by one from one birthday to the next, and not in between', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 364 }),
        (born, years, days) => {
          fc.pre(!born.toISOString().includes('-02-29'));
          const later = new Date(born);
          later.setUTCFullYear(born.getUTCFullYear() + years);
          later.setUTCDate(later.getUTCDate() + days);
          expect(ageOn(born.toISOString().slice(0, 10), later.toISOString().slice(0, 10))).toBe(years);
        },
      ),
    );
  });
});
