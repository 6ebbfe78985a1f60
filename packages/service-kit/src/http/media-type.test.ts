import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUtf8 } from './media-type.ts';

const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,8}$/);
const quotedPart = fc.stringMatching(/^(?:[\t !#-[\]-~]|\\[\t -~]){0,8}$/);
const value = fc.oneof(
  token,
  quotedPart.map((text) => `"${text}"`),
);
const blank = fc.constantFrom('', ' ', '\t', '  ');
const parameter = fc
  .tuple(blank, blank, token, value)
  .filter(([, , name]) => name.toLowerCase() !== 'charset')
  .map(([before, after, name, of]) => `${before};${after}${name}=${of}`);
const parameters = fc.array(parameter, { maxLength: 4 }).map((parts) => parts.join(''));

describe('the Content-Type of a body', () => {
  it('says UTF-8 with or without a charset, in any case, quoted or not, among any other parameters', () => {
    const charset = fc.constantFrom(
      '',
      ';charset=utf-8',
      '; Charset="UTF-8"',
      ' ;CHARSET=utf8',
      ';charset="ut\\f-8"',
    );
    fc.assert(
      fc.property(parameters, charset, parameters, (before, named, after) =>
        isUtf8(`application/json${before}${named}${after}`),
      ),
    );
  });

  it('does not say UTF-8 where any charset in it is another one', () => {
    const other = value.filter((text) => !/^"?u\\?t\\?f\\?-?\\?8"?$/i.test(text));
    fc.assert(
      fc.property(
        parameters,
        other,
        parameters,
        (before, of, after) => !isUtf8(`application/json${before}; charset=${of}${after}; charset=utf-8`),
      ),
    );
  });

  it.each([
    ['a quote that does not end', 'application/json; charset="utf-8'],
    ['a parameter without a value', 'application/json; charset'],
    ['blanks around the sign', 'application/json; charset = utf-8'],
    ['two types', 'application/json, text/plain'],
    ['no subtype', 'application'],
  ])('says nothing where it is no media type: %s', (_what, header) => expect(isUtf8(header)).toBe(false));

  it('is read in a moment, however many blanks and semicolons it has', () => {
    expect(isUtf8(`application/json${' ; '.repeat(5000)}"`)).toBe(false);
    expect(isUtf8(`application/json${' \t;'.repeat(5000)}`)).toBe(true);
  });
});
