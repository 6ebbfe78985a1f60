import { matchReasons } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownPerson, matcherOf, type Wanted } from './person-match.ts';

const night = '2024-12-20';
const known: KnownPerson = {
  identity: { nickname: 'Bà Lahcen', name: 'الحسن العلمي', telephone: '0661 77 49 38', bornOn: '1980-06-01' },
  ageGroup: '18-64',
  contacts: [
    { night: '2024-12-12', place: 'bus-station' },
    { night: '2024-12-14', place: 'market' },
  ],
};
const reasonsFor = (wanted: Wanted, person = known) => matcherOf(wanted, night)(person)?.reasons;

describe('how somebody suits what is wanted', () => {
  it.each<[Wanted, ReturnType<typeof reasonsFor>]>([
    [{ calledBy: 'bà LAHCEN' }, ['same-name']],
    [{ calledBy: 'Lahcen El Alami' }, ['name-sounds-alike']],
    [{ calledBy: 'ahce' }, ['part-of-name']],
    [{ calledBy: 'Lahcen Alamni' }, ['name-alike']],
    [{ telephone: '+212661774938' }, ['same-telephone']],
    [{ calledBy: 'Youssef', telephone: '+212661774938' }, ['same-telephone']],
    [{ age: 46, place: 'market', night: '2024-12-12' }, ['same-age', 'met-at-place', 'met-that-night']],
    [{ age: 60, place: 'harbour', night: '2024-12-13' }, []],
    [{}, []],
    [{ calledBy: 'Youssef' }, undefined],
    [{ calledBy: '...' }, undefined],
    [{ telephone: '0661774939' }, undefined],
  ])('%j is told by its reasons: %j', (wanted, reasons) => {
    expect(reasonsFor(wanted)).toEqual(reasons);
  });

  it('goes by the age group where no birthday is known', () => {
    const { bornOn: _, ...identity } = known.identity;
    expect(reasonsFor({ age: 64 }, { ...known, identity })).toEqual(['same-age']);
    expect(reasonsFor({ age: 65 }, { ...known, identity })).toEqual([]);
  });

  it('is likely by a full name or the number, and never where the age is another', () => {
    const isLikely = (wanted: Wanted) => matcherOf(wanted, night)(known)?.isLikely;
    expect(isLikely({ calledBy: 'Hassan El Alami' })).toBe(true);
    expect(isLikely({ telephone: '0661774938' })).toBe(true);
    expect(isLikely({ calledBy: 'Hassan' })).toBe(false);
    expect(isLikely({ calledBy: 'Hassan El Alami', telephone: '0661774938', age: 70 })).toBe(false);
    expect(isLikely({ place: 'market', age: 44 })).toBe(false);
  });

  it('ranks higher with each further thing that suits, and has its reasons by their weight', () => {
    const more = { age: 44, place: 'market', night: '2024-12-14', telephone: '0661774938' };
    const some = fc.subarray(Object.keys(more) as (keyof typeof more)[]);
    const wantedOf = (fields: readonly (keyof typeof more)[]): Wanted => ({
      calledBy: 'Hassan',
      ...Object.fromEntries(fields.map((field) => [field, more[field]])),
    });
    fc.assert(
      fc.property(some, some, (fields, others) => {
        const all = [...new Set([...fields, ...others])];
        const [few, many] = [fields, all].map((some) => matcherOf(wantedOf(some), night)(known));
        expect(many?.rank ?? 0).toBeGreaterThanOrEqual(few?.rank ?? 0);
        const order = (many?.reasons ?? []).map((reason) => matchReasons.indexOf(reason));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
  });
});
