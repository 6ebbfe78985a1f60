import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InputRefusal } from './input-refusal.ts';
import { readDates } from './read-dates.ts';

const read = (...texts: string[]): string[] =>
  readDates(texts.map((text, index) => ({ line: index + 2, text })));

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const midnights = [
  '',
  'T00:00:00.000',
  'T00:00:00Z',
  ' 00:00',
  ' 0:00:00',
  ' 12:00:00 AM',
  'T00:00:00+01:00',
];

describe('dates', () => {
  it('are read with the year first, whatever stands between and whatever midnight follows', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('-', '/', '.', ''),
        fc.constantFrom(...midnights),
        (date, between, midnight) => {
          expect(read(`${date.replaceAll('-', between)}${midnight}`)).toEqual([date]);
        },
      ),
    );
  });

  it('are read in the order in which all of them are days', () => {
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 5 }),
        fc.integer({ min: 13, max: 28 }),
        fc.constantFrom('/', '-', '.'),
        fc.constantFrom(...midnights),
        (dates, clear, between, midnight) => {
          const all = [...dates, `2024-12-${clear}`];
          const parts = all.map((date) => date.split('-'));
          const written = (order: readonly number[]): string[] =>
            parts.map((part) => `${order.map((index) => part[index]).join(between)}${midnight}`);
          expect(read(...written([2, 1, 0]))).toEqual(all);
          expect(read(...written([1, 2, 0]))).toEqual(all);
        },
      ),
    );
  });

  it.each([
    ['12 Dec 2024'],
    ['12-dec-2024'],
    ['Dec 12, 2024'],
    ['December 12th, 2024'],
    ['Thursday, December 12, 2024'],
    ['jeudi 12 décembre 2024'],
    ['12 déc. 2024'],
    ['12 دجنبر 2024'],
    ['١٢/١٢/٢٠٢٤'],
    ['12/12/2024'],
  ])('are read in words, and where day and month are the same number: %s', (text) => {
    expect(read(text)).toEqual(['2024-12-12']);
  });

  it('are refused where both orders are days, naming the first line that could be either and the form', () => {
    expect(() => read('12/12/2024', '01/02/2025')).toThrow(InputRefusal);
    expect(() => read('12/12/2024', '01/02/2025')).toThrow(
      'Line 3: night "01/02/2025" can be read in two ways; write the nights as a date such as 2024-12-12.',
    );
  });

  it('are refused where some have the day first and others the month', () => {
    expect(() => read('13/12/2024', '12/14/2024')).toThrow(/Line 2: .* in another order than other lines/);
  });

  it.each([
    '2025-02-30',
    '31/02/2025',
    '12/12/24',
    '2024-12',
    '2024112',
    '45638',
    '2024-12-12T18:00:00',
    '2024-12-13 03:00',
    '12 Foo 2024',
    'Friday, December 12, 2024',
    '2024-12/12',
    '',
  ])('are refused that are none, or that no rule reads in one way: %s', (text) => {
    expect(() => read('2024-12-11', text)).toThrow(/Line 3: night ".*" is not a date such as 2024-12-12/);
  });
});
