import type { Profile } from '@iwaa/contracts/http/intake';
import { describe, expect, it } from '@jest/globals';
import { priorityOf } from './priority.ts';

const adult: Profile = {
  unit: 'men',
  ageGroup: '18-64',
  withChildren: false,
  medicalConditionOrDisability: false,
  onStreetSince: null,
};

describe('priorityOf', () => {
  it.each<[string, Partial<Profile>, number]>([
    ['a minor', { ageGroup: 'under-18' }, 1],
    ['a woman with children', { unit: 'women', withChildren: true }, 1],
    ['a family with children', { unit: 'families', withChildren: true }, 1],
    ['an elderly woman with children', { unit: 'women', withChildren: true, ageGroup: '65-and-over' }, 1],
    ['a person of 65', { ageGroup: '65-and-over' }, 2],
    ['a person of 65 who is ill', { ageGroup: '65-and-over', medicalConditionOrDisability: true }, 2],
    ['a person with a disability', { medicalConditionOrDisability: true }, 3],
    ['a woman alone', { unit: 'women' }, 4],
    ['a couple', { unit: 'families' }, 4],
    ['a man who has children elsewhere', { withChildren: true }, 4],
    ['a man alone', {}, 4],
  ])('ranks %s as the rule says', (_who, profile, rank) => {
    expect(priorityOf({ ...adult, ...profile })).toBe(rank);
  });

  it('does not look at how long a person has been on the street, which only breaks ties', () => {
    expect(priorityOf({ ...adult, onStreetSince: '1999-01' })).toBe(priorityOf(adult));
  });
});
