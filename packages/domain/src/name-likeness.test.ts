import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareWords, keysOfName } from './name-likeness.ts';
import { wordsOfName } from './name-words.ts';
import { measureNames } from './testing/measure-names.ts';
import { familyNames, givenNames } from './testing/name-spellings.ts';

const compareNames = (one: string, other: string) => compareWords(wordsOfName(one), wordsOfName(other));
const areOne = (one: string, other: string) => compareNames(one, other).isLikelyOne;
const haveKey = (one: string, other: string) =>
  keysOfName(one).some((key) => keysOfName(other).includes(key));

describe('a name that is spelt in another way', () => {
  it.each([
    ['محمد', 'Mohamed'],
    ['Mohammed', 'Mhamed'],
    ['الحسن', 'Lahcen'],
    ['حسن', 'Hassan'],
    ['مُحَمَّــد', 'محمد'],
    ['عبد الرحمن', 'Abderrahmane'],
    ['Abd el Kader', 'عبدالقادر'],
    ['فاطمة الزهراء', 'Fatima-Zohra'],
    ['آية', 'Aya'],
    ['علي', 'Ali'],
    ['إلياس', 'Elias'],
    ['وفاء', 'Ouafae'],
    ['يوسف', 'Youssef'],
    ['Fayçal', 'فيصل'],
    ['خديجة', '5adija'],
    ['عائشة', '3aicha'],
    ['Moulay Driss El Alaoui', 'إدريس العلوي'],
    ['Alaoui Driss', 'Driss Alaoui'],
  ])('is found, and likely one: %s and %s', (one, other) => {
    expect(haveKey(one, other)).toBe(true);
    expect(areOne(one, other)).toBe(true);
  });

  it.each([
    ['Hassan', 'Houcine'],
    ['حسين', 'Hassan'],
    ['Samir', 'سميرة'],
    ['Rachid Najjar', 'Rachida Najjar'],
    ['Saïd', 'Saad'],
    ['Omar', 'Amir'],
    ['Mohamed Alaoui', 'Mohamed Bennani'],
    ['عبد الرحيم الفاسي', 'Ibrahim Fassi'],
  ])('is not taken for another name: %s and %s', (one, other) => {
    expect(areOne(one, other)).toBe(false);
  });

  it('is more like the right one where a letter was missed or mistyped', () => {
    const likeness = (other: string) => compareNames('Mostapha Cherkaoui', other).likeness;
    expect(likeness('Mostpha Cherkaoui')).toBeGreaterThan(likeness('Mustapha Alaoui'));
    expect(likeness('Mostapha Cerkaoui')).toBeGreaterThan(likeness('Hassan Cherkaoui'));
  });

  it('is among the first five in 95 of 100 searches, and at most 2 of 100 different people are called likely the same', () => {
    const { people, firstFive, pairs, likelyWrong } = measureNames(500);
    expect(firstFive / people).toBeGreaterThanOrEqual(0.95);
    expect(likelyWrong / pairs).toBeLessThanOrEqual(0.02);
  });

  it('has a key in common with each of its spellings but for a few', () => {
    const all = [...givenNames, ...familyNames].flatMap(({ arabic, latin }) =>
      latin.map((spelling) => haveKey(arabic, spelling)),
    );
    expect(all.filter((has) => has).length / all.length).toBeGreaterThan(0.95);
  });
});

describe('the comparison of two names', () => {
  const names = fc.oneof(
    fc.constantFrom(...[...givenNames, ...familyNames].flatMap(({ arabic, latin }) => [arabic, ...latin])),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  );

  it('is the same both ways, and never outside of 0 to 1', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        const { likeness, words } = compareNames(one, other);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(words).toBe(compareNames(other, one).words);
        expect(compareNames(one, one).likeness).toBe(compareNames(one, one).words === 0 ? 0 : 1);
      }),
    );
  });

  it('finds nothing in what has no letters', () => {
    expect(keysOfName('...')).toEqual([]);
    expect(compareNames('', 'Said')).toEqual({ likeness: 0, words: 0, isLikelyOne: false });
  });

  it('leaves out articles and titles, unless nothing else is there', () => {
    expect(keysOfName('Si El Fassi')).toEqual(keysOfName('Fassi'));
    expect(keysOfName('Moulay')).not.toEqual([]);
  });
});
