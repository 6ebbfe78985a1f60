import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InputRefusal } from './input-refusal.ts';
import { readCount } from './read-count.ts';

const groupings = [',', ' ', '\u00a0', '\u202f', "'", '’', '٬'];
const count = fc.integer({ min: 0, max: 100_000 });

function grouped(value: number, separator: string): string {
  return String(value).replace(/(\d)(?=(\d{3})+$)/g, `$1${separator}`);
}

describe('a count', () => {
  it('is read however a spreadsheet groups its digits, and with a fraction of zeros', () => {
    fc.assert(
      fc.property(
        count,
        fc.constantFrom('', ...groupings),
        fc.constantFrom('', '.0', '.00', ',0', ',00'),
        (value, separator, fraction) => {
          expect(readCount(2, 'contacts', `${grouped(value, separator)}${fraction}`)).toBe(value);
        },
      ),
    );
  });

  it('is read in Arabic-Indic and Persian digits', () => {
    expect([readCount(2, 'contacts', '١٢٣'), readCount(2, 'contacts', '۴۵۶')]).toEqual([123, 456]);
  });

  it.each([
    '1.234',
    '1.000',
    '4.5',
    '4,5',
    '12,34',
    '1,23,456',
    "1,234'567",
    '1e3',
    '',
    'n/a',
    '(4)',
    '0x10',
    '4 people',
  ])('is refused where it has no reading or two: %s', (text) => {
    expect(() => readCount(7, 'placements', text)).toThrow(InputRefusal);
    expect(() => readCount(7, 'placements', text)).toThrow(
      /^Line 7: placements ".*" is not a whole number such as 1234/,
    );
  });

  it.each([
    ['-4', /it can not be negative/],
    ['100001', /more than 100000/],
    ['9'.repeat(400), /more than 100000/],
  ])('is refused beyond reason: %s', (text, why) => {
    expect(() => readCount(7, 'contacts', text)).toThrow(why);
  });
});
