import type { MatchReason } from '@iwaa/contracts/vocabulary';
import { familyNames, givenNames } from '@iwaa/domain/testing/name-spellings';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ComparedPerson, whyLikelySame } from './likely-same.ts';
import { likenessKeysOf } from './search-keys.ts';

const day = '2024-12-20';
type Told = Partial<ComparedPerson['identity'] & ComparedPerson['profile']>;
function person({ ageGroup = '18-64', unit = 'men', ...identity }: Told): ComparedPerson {
  return { identity, profile: { ageGroup, unit } };
}
const why = (one: Told, other: Told) => whyLikelySame(person(one), person(other), day);

describe('two people', () => {
  it.each<[Told, Told, MatchReason[]]>([
    [{ name: 'محمد العلمي' }, { name: 'Mohammed Alami' }, ['name-sounds-alike']],
    [{ name: 'Said Tazi' }, { nickname: 'tazi said' }, ['name-sounds-alike']],
    [{ name: 'Saïd Tazi' }, { latinName: 'SAID TAZI' }, ['same-name']],
    [{ telephone: '0661 77 49 38' }, { telephone: '+212661774938' }, ['same-telephone']],
    [
      { name: 'Said Tazi', telephone: '0661774938', bornIn: 1980 },
      { name: 'Saïd Tazi', telephone: '0661774938', bornOn: '1982-06-01' },
      ['same-telephone', 'same-name', 'same-age'],
    ],
  ])('are likely one by what is alike: %j and %j', (one, other, reasons) => {
    expect(why(one, other)).toEqual(reasons);
  });

  it.each<[string, Told, Told]>([
    ['have one nickname alone', { nickname: 'Said' }, { nickname: 'Saïd' }],
    ['have one first name', { name: 'Said' }, { name: 'Said Tazi' }],
    ['have one family name', { name: 'Said Tazi' }, { name: 'Karim Tazi' }],
    ['have too short a number', { telephone: '19 00' }, { telephone: '1900' }],
    ['are told nothing of', {}, {}],
    ['are of another sex', { name: 'Nour Tazi', sex: 'female' }, { name: 'Nour Tazi', sex: 'male' }],
    ['sleep in units of another sex', { name: 'Nour Tazi', unit: 'women' }, { name: 'Nour Tazi' }],
    ['are of other years', { name: 'Said Tazi', bornIn: 1960 }, { name: 'Said Tazi', bornIn: 1980 }],
    [
      'are of other ages',
      { name: 'Said Tazi', bornIn: 1990 },
      { name: 'Said Tazi', ageGroup: '65-and-over' },
    ],
    ['look of other ages', { name: 'Said Tazi' }, { name: 'Said Tazi', ageGroup: '65-and-over' }],
  ])('are not, who %s', (_, one, other) => {
    expect(why(one, other)).toEqual([]);
  });

  it('may be one where an age was guessed a little wrong, or the family sleeps together', () => {
    expect(why({ name: 'Said Tazi', bornIn: 1960 }, { name: 'Said Tazi', bornIn: 1962 })).toEqual([
      'same-name',
      'same-age',
    ]);
    const older: Told = { name: 'Said Tazi', ageGroup: '65-and-over' };
    expect(why({ name: 'Said Tazi', bornIn: 1961 }, older)).toEqual(['same-name']);
    expect(
      why({ name: 'Nour Tazi', unit: 'families', sex: 'female' }, { name: 'Nour Tazi', unit: 'women' }),
    ).toEqual(['same-name']);
  });

  it('have one number whoever they are: only a person can tell whose it is', () => {
    const number = { telephone: '0661774938' };
    expect(why({ ...number, sex: 'male', bornIn: 1960 }, { ...number, sex: 'female', bornIn: 1990 })).toEqual(
      ['same-telephone'],
    );
  });

  it('are likely one the same both ways', () => {
    const spelling = (names: typeof familyNames) =>
      fc.constantFrom(...names.flatMap(({ arabic, latin }) => [arabic, ...latin]));
    const told = fc.record(
      {
        name: fc.tuple(spelling(givenNames), spelling(familyNames)).map((words) => words.join(' ')),
        nickname: spelling(givenNames),
        bornIn: fc.integer({ min: 1950, max: 1990 }),
        sex: fc.constantFrom('female' as const, 'male' as const),
        telephone: fc.constantFrom('0661774938', '0661774939'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(told, told, (one, other) => {
        expect(why(one, other).length > 0).toBe(why(other, one).length > 0);
      }),
    );
  });
});

describe('the keys by which an index proposes', () => {
  it('are none for a single name, and one for two spellings of a full one in any order', () => {
    expect(likenessKeysOf({ nickname: 'Said', name: 'Lahcen' })).toEqual([]);
    const [one, other] = [{ name: 'محمد العلمي' }, { nickname: 'Alami Mohammed' }].map(likenessKeysOf);
    expect(one?.some((key) => other?.includes(key))).toBe(true);
  });

  it('are shared by nearly all who are likely one by their spelling, and few enough for a name of many words', () => {
    const pairs = givenNames.flatMap(({ arabic, latin }, index) => {
      const family = familyNames[index % familyNames.length];
      return latin.map((name) => [`${arabic} ${family?.arabic}`, `${name} ${family?.latin[0]}`] as const);
    });
    const proposed = pairs.filter(([one, other]) => {
      const keys = likenessKeysOf({ name: one });
      return likenessKeysOf({ name: other }).some((key) => keys.includes(key));
    });
    expect(proposed.length / pairs.length).toBeGreaterThan(0.95);
    expect(likenessKeysOf({ name: 'العلي اللحم '.repeat(20) }).length).toBeLessThanOrEqual(60);
  });
});
