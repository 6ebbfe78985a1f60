import { describe, expect, it } from '@jest/globals';
import { decodeText } from './decode-text.ts';
import { InputRefusal } from './input-refusal.ts';
import { readWinterCsv } from './winter-csv.ts';

const text = 'nuit;contacts;placements;été\n2024-12-12;4;1;à Kénitra\n';
const utf16be = (content: string): Buffer => Buffer.from(content, 'utf16le').swap16();

describe('a file of a spreadsheet', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 in the other order with a mark', utf16be(`\uFEFF${text}`)],
    ['UTF-16 in the other order without a mark', utf16be(text)],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ])('is read in %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(text);
    expect(readWinterCsv(decodeText(bytes))).toHaveLength(1);
  });

  it('is refused when it is a workbook', () => {
    expect(() => decodeText(Buffer.from('PK\u0003\u0004\u0014\u0000\u0000'))).toThrow(InputRefusal);
  });
});
