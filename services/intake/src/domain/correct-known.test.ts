import { ageGroups, sexes, spokenLanguages, unitKinds } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Change,
  corrected,
  differenceBetween,
  type Known,
  objectionToCorrection,
} from './correct-known.ts';

const known: Known = {
  identity: { nickname: 'Said', bornIn: 1960, telephone: '0661774938' },
  profile: {
    unit: 'men',
    ageGroup: '18-64',
    withChildren: false,
    medicalConditionOrDisability: false,
    onStreetSince: null,
  },
};
const correct = (change: Partial<Change>) => {
  const after = corrected(known, { identity: {}, profile: {}, ...change });
  return { after, ...differenceBetween(known, after) };
};

const words = fc.constantFrom('Said', 'Hassan', 'Lahcen');
const identity = fc.record(
  {
    nickname: words,
    name: words,
    latinName: words,
    sex: fc.constantFrom(...sexes),
    telephone: fc.constantFrom('0661774938', '0522334455'),
    papers: fc.record({ kind: fc.constant('passport' as const), number: words }),
    languages: fc.subarray([...spokenLanguages], { minLength: 1 }),
    note: words,
  },
  { requiredKeys: [] },
);
const profile = fc.record({
  unit: fc.constantFrom(...unitKinds),
  ageGroup: fc.constantFrom(...ageGroups),
  withChildren: fc.boolean(),
  medicalConditionOrDisability: fc.boolean(),
  onStreetSince: fc.constantFrom(null, '2019-03'),
});
const state: fc.Arbitrary<Known> = fc.record({ identity, profile });

/** The correction that makes one of the other. */
const changeTo = (from: Known, to: Known): Change => ({
  identity: {
    ...Object.fromEntries(Object.keys(from.identity).map((field) => [field, null])),
    ...to.identity,
  },
  profile: to.profile,
});

describe('a correction of what is held about a person', () => {
  it('replaces what it gives, takes away what it gives as null, and leaves the rest', () => {
    expect(
      correct({ identity: { nickname: 'Ba Said', telephone: null }, profile: { unit: 'families' } }),
    ).toEqual({
      after: {
        identity: { nickname: 'Ba Said', bornIn: 1960 },
        profile: { ...known.profile, unit: 'families' },
      },
      fields: ['nickname', 'telephone', 'unit'],
      before: { identity: { nickname: 'Said', telephone: '0661774938' }, profile: { unit: 'men' } },
    });
  });

  it('has the day of birth take the place of the year, and the other way round', () => {
    const day = correct({ identity: { bornOn: '1961-05-01' } });
    expect(day.after.identity).toEqual({ nickname: 'Said', bornOn: '1961-05-01', telephone: '0661774938' });
    expect(day.fields).toEqual(['birth']);
    expect(day.before.identity).toEqual({ bornOn: null, bornIn: 1960 });
    const year = corrected(day.after, { identity: { bornIn: 1962 }, profile: {} });
    expect(year.identity).toEqual({ nickname: 'Said', bornIn: 1962, telephone: '0661774938' });
  });

  it('tells of age group, children and health by one code, so that nobody outside learns which it is', () => {
    for (const change of [
      { ageGroup: '65-and-over' },
      { withChildren: true },
      { medicalConditionOrDisability: true },
    ] as const)
      expect(correct({ profile: change }).fields).toEqual(['priority']);
  });

  it('of what is held so already is none', () => {
    fc.assert(
      fc.property(state, (one) => {
        const again = corrected(one, changeTo(one, one));
        expect(again).toEqual(one);
        expect(differenceBetween(one, again).fields).toEqual([]);
      }),
    );
  });

  it('makes anything of anything, and what was before makes it undone', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const after = corrected(from, changeTo(from, to));
        expect(after).toEqual(to);
        const { before } = differenceBetween(from, after);
        expect(corrected(after, before)).toEqual(from);
      }),
    );
  });

  it('is judged by the night of the last meeting and by tonight, and only where it is about age or time', () => {
    const nights = ['2024-12-12', '2025-12-12'];
    const judge = (change: Partial<Change>) => {
      const { after, fields } = correct(change);
      return objectionToCorrection(after, { fields }, nights);
    };
    // Has become 65 between the two.
    for (const ageGroup of ['18-64', '65-and-over'] as const)
      expect(judge({ identity: { bornOn: '1960-06-01' }, profile: { ageGroup } })).toBeUndefined();
    expect(judge({ identity: { bornOn: '1950-06-01' } })).toBe('age-group-and-birth-disagree');
    expect(judge({ identity: { bornIn: 2030 } })).toBe('birth-not-plausible');
    expect(judge({ profile: { onStreetSince: '2026-01' } })).toBe('street-since-not-plausible');
    const outgrown = { ...known, profile: { ...known.profile, ageGroup: 'under-18' as const } };
    expect(objectionToCorrection(outgrown, { fields: ['nickname'] }, nights)).toBeUndefined();
    expect(objectionToCorrection(outgrown, { fields: ['birth'] }, nights)).toBe(
      'age-group-and-birth-disagree',
    );
  });
});
