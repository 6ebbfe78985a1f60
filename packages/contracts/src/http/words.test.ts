import { describe, expect, it } from '@jest/globals';
import { line, text } from './words.ts';

describe('a name', () => {
  it.each([
    ['Ba Lahcen'],
    ['فاطمة الزهراء'],
    ['\u202Eمحمد\u202C'],
    ['👨‍👩‍👧'],
    ['Délégation de la santé'],
    [' x '],
  ])('may be %j', (name) => expect(line(80).safeParse(name).success).toBe(true));

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
  ])('may not be %j', (name) => expect(line(80).safeParse(name).success).toBe(false));

  it('is composed, so that the same name is the same bytes', () => {
    expect(line(80).parse('Cafe\u0301')).toBe('Café');
  });
});

describe('a note', () => {
  it('may have lines, and no NUL or half a character', () => {
    expect(text(80).safeParse('one\ntwo').success).toBe(true);
    expect(text(80).safeParse('one\0two').success).toBe(false);
    expect(text(80).safeParse('one\udc00two').success).toBe(false);
  });
});
