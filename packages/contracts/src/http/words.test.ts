import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { line, telephone, text } from './words.ts';

const name = line(80);
const takes = (words: string) => name.safeParse(words).success;
const code = (char: string) => char.codePointAt(0)?.toString(16);
/** Every character but those of the last two planes, which are private. */
const all = Array.from({ length: 0xf_0000 }, (_, point) => String.fromCodePoint(point));

describe('a name', () => {
  it.each([
    ['Ba Lahcen'],
    ['فاطمة الزهراء'],
    ['Délégation de la santé'],
    [' x '],
    ['O’Brien-Smith (Jr.)'],
    ['ⴰⵣⵓⵍ'],
    ['می‌خواهم'],
    ['ක්‍ෂ'],
    ['👨‍👩‍👧'],
    ['👩🏽‍⚕️'],
    ['❤️ Samir'],
    ['1️⃣'],
    ['葛\u{e0100}'],
    ['؟'],
    ['日本\u3000太郎'],
  ])('may be %j', (words) => expect(takes(words)).toBe(true));

  it.each([
    ['a\0b'],
    ['a\nb'],
    ['a\r\nb'],
    ['a\u001b[31mb'],
    ['a\u0085b'],
    ['a\u007fb'],
    ['a\ud800b'],
    [' '],
    [''],
    ['\u202Eمحمد\u202C'],
    ['\u2066Ba\u2069'],
    ['\u200b\u200b'],
    ['\u200d'],
    ['\u200c\u200c'],
    ['\u3164'],
    ['\u2800\u2800'],
    ['a\u2028b'],
    ['\u00a0\u3000'],
    ['\u0301'],
    ['\ufe0f'],
    ['a\u200db'],
    ['ab\u200c'],
    ['محمد\u200d'],
    ['\u200dمحمد'],
    ['👨\u200d'],
    ['a\ufe0f'],
    ['06\ufe0f61'],
    ['a\u{e0100}'],
    ['Ba\u{e0041}'],
  ])('may not be %j', (words) => expect(takes(words)).toBe(false));

  it('holds no character, of all that there are, which is invisible or changes the direction', () => {
    const taken = all.filter(
      (char) =>
        /[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{C}\p{Zl}\p{Zp}]/u.test(char) &&
        !/\p{Cn}/u.test(char) &&
        takes(`a${char}b`),
    );
    expect(taken.map(code)).toEqual([]);
  });

  it('holds any letter, mark, digit, sign and blank of any script', () => {
    const refused = all.filter(
      (char) =>
        /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/u.test(char) &&
        !/\p{Default_Ignorable_Code_Point}/u.test(char) &&
        !takes(`a${char}b`),
    );
    expect(refused.map(code)).toEqual([code('\u2800')]);
  });

  it('has something that is seen', () => {
    const nothing = fc.stringMatching(/^[\p{Zs}\p{M}\p{C}\u3164\u2800\u115f\u1160\uffa0]{0,20}$/u);
    fc.assert(fc.property(nothing, (words) => !takes(words)));
  });

  it('is composed, so that the same name is the same bytes, and is kept as it was typed otherwise', () => {
    expect(name.parse('Cafe\u0301')).toBe('Café');
    expect(name.parse('مـحـمـد ١٢')).toBe('مـحـمـد ١٢');
  });
});

describe('a telephone', () => {
  const digit = fc.constantFrom(...'0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२３４');
  const between = fc.constantFrom('', '', '', ' ', '-', '.', '\u00a0', ' / ', ') (');
  const grouped = (count: { minLength: number; maxLength: number }) =>
    fc.array(fc.tuple(digit, between), { ...count }).map((parts) => parts.flat().join('').slice(0, 30));

  it('is any 5 to 15 digits, of any script, however they are grouped', () => {
    const plus = fc.constantFrom('', '+', '+ ');
    fc.assert(
      fc.property(
        plus,
        fc.array(digit, { minLength: 5, maxLength: 15 }),
        fc.array(between, { maxLength: 3 }),
        (sign, number, gaps) => {
          const text =
            sign +
            number.map((one, index) => one + (index < number.length - 1 ? (gaps[index] ?? '') : '')).join('');
          expect(telephone.safeParse(text).success).toBe(true);
          expect(telephone.parse(text)).toBe(text.normalize('NFC'));
        },
      ),
    );
  });

  it('is not fewer and not more', () => {
    const wrong = fc.oneof(
      grouped({ minLength: 1, maxLength: 4 }),
      fc.array(digit, { minLength: 16, maxLength: 29 }).map((all) => all.join('')),
    );
    fc.assert(fc.property(wrong, (text) => !telephone.safeParse(text).success));
  });

  it.each([
    ['not a phone'],
    ['06 61 00 00 0O'],
    ['0661+000000'],
    ['++212661000000'],
    ['tel:0661000000'],
    ['\u202a0661000000\u202c'],
    ['+'],
    ['½½½½½'],
  ])('is not %j', (text) => expect(telephone.safeParse(text).success).toBe(false));
});

describe('a note', () => {
  it('may have lines, and no NUL or half a character', () => {
    expect(text(80).safeParse('one\ntwo').success).toBe(true);
    expect(text(80).safeParse('one\0two').success).toBe(false);
    expect(text(80).safeParse('one\udc00two').success).toBe(false);
  });
});
