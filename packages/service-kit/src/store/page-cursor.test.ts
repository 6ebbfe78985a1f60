import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idInCursor, toCursor } from './page-cursor.ts';

const list = ['bed', { 'state.centreId': 'a-centre' }];
const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }).filter((id) => id.isWellFormed());

describe('a cursor', () => {
  it('gives its list back the id that it was made of, and no other list anything', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const cursor = toCursor(list, id);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(idInCursor(list, cursor)).toBe(id);
        expect(idInCursor(['bed', { 'state.centreId': 'another' }], cursor)).toBeUndefined();
        expect(idInCursor(['centre', list[1]], cursor)).toBeUndefined();
      }),
    );
  });

  it('that the list did not make is none, nor is one that decodes to the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/), (text) => {
        expect(idInCursor(list, text)).toBeUndefined();
      }),
    );
    const cursor = toCursor(list, 'a-bed');
    expect(idInCursor(list, `${cursor}==`)).toBeUndefined();
    expect(idInCursor(list, `${cursor.slice(0, 4)}\n${cursor.slice(4)}`)).toBeUndefined();
  });
});
