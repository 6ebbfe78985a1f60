import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { InputRefusal } from './input-refusal.ts';
import { readWinterCsv, readWinterSource } from './winter-csv.ts';

const header = 'night,contacts,placements\n';

describe('a winter is read from CSV', () => {
  it('reads the winter of 2024-2025: 29 nights, 8,865 contacts, 1,406 placements', () => {
    const nights = readWinterCsv(
      readFileSync(new URL('../../winters/2024-2025.csv', import.meta.url), 'utf8'),
    );
    const sum = (of: 'contacts' | 'placements') => nights.reduce((total, night) => total + night[of], 0);
    expect([nights.length, sum('contacts'), sum('placements')]).toEqual([29, 8865, 1406]);
  });

  it('takes any column order, other columns, quotes, comments, empty lines, CRLF and a byte-order mark, and sorts the nights', () => {
    const text =
      '\uFEFF# a winter\r\nplacements,city,"night",contacts\r\n\r\n1,Kenitra,2025-01-02,5\r\n0,Kenitra,2024-12-31,"3"\r\n';
    expect(readWinterCsv(text)).toEqual([
      { night: '2024-12-31', contacts: 3, placements: 0 },
      { night: '2025-01-02', contacts: 5, placements: 1 },
    ]);
  });

  it.each([
    ['an empty file', '', /file is empty/],
    ['a file of comments', '# nothing\n\n', /file is empty/],
    ['a header alone', header, /Line 1 .*no night after it/],
    ['a missing column', 'night,contacts\n2024-12-12,4\n', /Line 1: the column "placements" is missing/],
    [
      'a column named twice',
      'night,contacts,placements,night\n',
      /Line 1: the column "night" is named twice/,
    ],
    ['no header', '2024-12-12,4,1\n', /Line 1: the column "night" is missing/],
    ['a missing value', `${header}2024-12-12,4\n`, /Line 2: the column "placements" has no value/],
    ['a negative number', `${header}2024-12-12,-4,1\n`, /Line 2: contacts is -4; it can not be negative/],
    ['a fraction', `${header}2024-12-12,4.5,1\n`, /Line 2: contacts "4.5" is not a whole number/],
    ['no number', `${header}2024-12-12,4,one\n`, /Line 2: placements "one" is not a whole number/],
    [
      'a night twice',
      `${header}2024-12-12,4,1\n\n2024-12-12,5,1\n`,
      /Line 4: the night 2024-12-12 stands on line 2 already/,
    ],
    ['not a date', `${header}12/2024,4,1\n`, /Line 2: night "12\/2024" is not a date such as 2024-12-12/],
    ['a row of totals', `${header}2024-12-12,4,1\nTotal,4,1\n`, /Line 3: night "Total" is not a date/],
    [
      'more values than columns',
      `${header}2024-12-12,1,234,1\n`,
      /Line 2: "1" is under no column; the header names 3 and the line has 4/,
    ],
    ['a quote that is not closed', `${header}2024-12-12,4,"1\n2024-12-13,4,1\n`, /Line \d: a quote/],
    [
      'two columns of other names for the same',
      'date,report date,contacts,placements\n',
      /Line 1: the column "night" is named twice/,
    ],
    ['a day that does not exist', `${header}2025-02-30,4,1\n`, /Line 2: night "2025-02-30" is not a date/],
    [
      'placements above contacts',
      `${header}2024-12-12,4,5\n`,
      /Line 2: 5 placements are more than the 4 contacts/,
    ],
    ['a number beyond reason', `${header}2024-12-12,99999999999,1\n`, /Line 2: contacts is 99999999999/],
  ])('refuses %s and names the line', (_name, text, message) => {
    expect(() => readWinterCsv(text)).toThrow(InputRefusal);
    expect(() => readWinterCsv(text)).toThrow(message);
  });

  it.each([
    ['semicolons', '2024-12-12;4;1;"un; deux"', ';'],
    ['tabs', '2024-12-12\t4\t1\tun', '\t'],
    ['bars', '2024-12-12|4|1|un', '|'],
    ['a comma in quotes', '2024-12-12,4,1,"one, two"', ','],
    ['a line break in quotes', '2024-12-12,4,1,"one\r\n2024-12-13,5"', ','],
    ['a quote in quotes', '2024-12-12,4,1,"one ""inch"""', ','],
    ['a quote in the middle', '2024-12-12,4,1,1" of snow', ','],
    ['empty cells at the end', '2024-12-12,4,1,,,', ','],
    ['rows of nothing but commas', ',,,\n2024-12-12,4,1,\n,,,', ','],
  ])('reads a file with %s', (_name, rows, delimiter) => {
    const text = `${['night', 'contacts', 'placements', 'remark'].join(delimiter)}\n${rows}\n`;
    expect(readWinterCsv(text)).toEqual([{ night: '2024-12-12', contacts: 4, placements: 1 }]);
  });

  it.each([
    ['minimum-temperature', '-3', -3],
    ['Minimum_Temperature', '−3,5 °C', -3.5],
    ['TMIN', '٤', 4],
    ['Température minimale', '-12.25', -12.25],
    ['minimum-temperature', '', undefined],
  ])('reads the lowest temperature of a night under %s as %j', (name, cell, minimumTemperature) => {
    expect(readWinterCsv(`night;contacts;placements;${name}\n2024-12-12;4;1;${cell}\n`)).toEqual([
      { night: '2024-12-12', contacts: 4, placements: 1, minimumTemperature },
    ]);
  });

  it.each([
    ['cold', /Line 2: minimum-temperature "cold" is no temperature in °C such as -3 or -3.5/],
    ['1.234', /Line 2: minimum-temperature "1.234" is no temperature/],
    ['28 F', /Line 2: minimum-temperature "28 F" is no temperature/],
    ['-80', /Line 2: minimum-temperature is -80; it is given in °C, between -70 and 50/],
  ])('refuses the temperature %j and names the line', (cell, message) => {
    expect(() => readWinterCsv(`night,contacts,placements,tmin\n2024-12-12,4,1,${cell}\n`)).toThrow(message);
  });

  it('finds the delimiter by the header, whatever stands in the rows', () => {
    expect(
      readWinterCsv('sep=;\nremark;placements;contacts;night\na, b, c;"1,0";"1,234";12.12.2024'),
    ).toEqual([{ night: '2024-12-12', contacts: 1234, placements: 1 }]);
  });

  it.each([
    ['Date,Street Contacts,Shelter_Placements'],
    ['DATE OF CENSUS,CONTACTS,"Number of\nplacements"'],
    ['Nuit,Rencontres,Hébergements'],
    ['ليلة,لقاءات,إيواءات'],
  ])('reads a file with the header %s', (names) => {
    expect(readWinterCsv(`${names}\n2024-12-12,4,1\n`)).toHaveLength(1);
  });

  it('prefers the column with the name that is meant to others that could be meant', () => {
    expect(readWinterCsv('date,night,contacts,placements\n2025-06-30,2024-12-12,4,1\n')).toMatchObject([
      { night: '2024-12-12' },
    ]);
  });

  it('names the line on which a row begins, after cells with line breaks', () => {
    const text = `night,contacts,placements,remark\n2024-12-12,4,1,"a\nb\nc"\n\n2024-12-13,x,1,"d\ne"\n`;
    expect(() => readWinterCsv(text)).toThrow(/Line 6: contacts "x"/);
  });

  it('shows no control character of the input', () => {
    expect(() => readWinterCsv(`${header}\u001b[31mred,1,1`)).toThrow(/night "\?\[31mred"/);
  });

  it('takes the comments before the header as the source, and nothing else', () => {
    expect(
      readWinterSource(
        '\uFEFF# Counted by hand,\r\n#  in one city.\r\nnight,contacts,placements\r\n# later\r\n',
      ),
    ).toBe('Counted by hand, in one city');
    expect(readWinterSource('# A winter.\n# Source: the street teams,\n# by hand.\nnight\n')).toBe(
      'the street teams, by hand',
    );
    expect(readWinterSource('night,contacts,placements\n# later\n')).toBeUndefined();
  });
});
