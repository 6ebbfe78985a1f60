import { ageGroups } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { objectionTo } from './stated-person.ts';

const night = '2024-12-12';
type Group = (typeof ageGroups)[number];
const objection = (bornOn: string | undefined, ageGroup: Group, onStreetSince: string | null = null) =>
  objectionTo({ identity: { bornOn }, profile: { ageGroup, onStreetSince } }, night);

describe('what somebody new states', () => {
  it.each([
    ['2031-01-01', 'under-18', 'birth-not-plausible'],
    ['2024-12-13', 'under-18', 'birth-not-plausible'],
    ['1850-01-01', '65-and-over', 'birth-not-plausible'],
    ['1950-01-01', 'under-18', 'age-group-and-birth-disagree'],
    ['2006-12-13', '18-64', 'age-group-and-birth-disagree'],
    ['1959-12-13', '65-and-over', 'age-group-and-birth-disagree'],
  ] as const)('can not be so: born on %s and %s', (bornOn, ageGroup, refusal) => {
    expect(objection(bornOn, ageGroup)).toBe(refusal);
  });

  it.each([
    ['2006-12-13', 'under-18'],
    ['2006-12-12', '18-64'],
    ['1959-12-12', '65-and-over'],
    ['2024-12-12', 'under-18'],
    ['1902-12-12', '65-and-over'],
    [undefined, 'under-18'],
  ] as const)('can be so: born on %s and %s', (bornOn, ageGroup) => {
    expect(objection(bornOn, ageGroup)).toBeUndefined();
  });

  it.each([
    [2025, ['under-18'], 'birth-not-plausible'],
    [2024, ['under-18'], undefined],
    [2007, ['under-18'], undefined],
    [2006, ['under-18', '18-64'], undefined],
    [1960, ['18-64'], undefined],
    [1959, ['18-64', '65-and-over'], undefined],
    [1901, ['65-and-over'], undefined],
    [1900, [], 'birth-not-plausible'],
  ] as const)('fits each age group that somebody born in %i may be of', (bornIn, groups, refusal) => {
    const of = (ageGroup: Group) =>
      objectionTo({ identity: { bornIn }, profile: { ageGroup, onStreetSince: null } }, night);
    const fitting = ageGroups.filter((group) => of(group) === undefined);
    expect(fitting).toEqual(refusal ? [] : groups);
    if (refusal) expect(ageGroups.map(of)).toContain(refusal);
  });

  it('fits one age group for each date of birth, and none for a date that can not be', () => {
    const born = fc.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(born, (date) => {
        const bornOn = date.toISOString().slice(0, 10);
        const fitting = ageGroups.filter((group) => objection(bornOn, group) === undefined);
        expect(fitting).toHaveLength(bornOn <= night && bornOn > '1901-12-12' ? 1 : 0);
      }),
    );
  });

  it('is a month on the street between the birth and the night, at most ninety years before it', () => {
    const month = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, of]) => `${String(year).padStart(4, '0')}-${String(of).padStart(2, '0')}`);
    const plausible = (since: string, ageGroup: Group, bornOn?: string) =>
      objection(bornOn, ageGroup, since) === undefined;
    const near = fc.constantFrom(
      '1934-11',
      '1934-12',
      '1969-12',
      '1970-01',
      '2006-11',
      '2006-12',
      '2024-12',
      '2025-01',
    );
    fc.assert(
      fc.property(fc.oneof(month, near), (since) => {
        expect(plausible(since, '18-64')).toBe('1934-12' <= since && since <= '2024-12');
        expect(plausible(since, '18-64', '1970-01-31')).toBe('1970-01' <= since && since <= '2024-12');
        expect(plausible(since, 'under-18')).toBe('2006-12' <= since && since <= '2024-12');
      }),
    );
  });
});
