import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inReadingOrder } from './in-reading-order.ts';

/** Isolates that can be seen: `<` right to left, `>` left to right, `|` the end. */
const seen = (text: string) =>
  text.replaceAll('\u2067', '<').replaceAll('\u2066', '>').replaceAll('\u2069', '|');

test.each([
  ['ملف SK-2425-00042 · مفتوح', '<ملف >SK-2425-00042| · مفتوح|'],
  ['فُتح: 2026-11-29 05:30 UTC', '<فُتح: >2026-11-29 05:30 UTC||'],
  ['الجمعة 29 نونبر، 08:24', '<الجمعة >29| نونبر، >08:24||'],
  ['الأجل (`bedHold`): غدا', '<الأجل (>`bedHold`|): غدا|'],
  ['بتوقيت Africa/Casablanca (UTC+1)', '<بتوقيت >Africa/Casablanca| (>UTC+1|)|'],
  ['مثل {"bedHold": "PT2H"}.', '<مثل >{"bedHold": "PT2H"}|.|'],
  ['-5 °C، أي 87 %', '<>-5 °C|، أي >87 %||'],
  ['## ملف 42', '## <ملف >42||'],
  ['- **الأجل**: 42\\\n  اتصال', '- <**الأجل**: >42||\\\n  <اتصال|'],
  ['سطر\n\n```json\n{ "bedHold": "PT2H" }\n```\nسطر', '<سطر|\n\n```json\n{ "bedHold": "PT2H" }\n```\n<سطر|'],
  ['', ''],
])('in Arabic %j becomes %j', (text, expected) => {
  expect(seen(inReadingOrder('ar', text))).toBe(expected);
});

test.each(['fr', 'en'] as const)('a text in %s is given back as it is', (language) => {
  expect(inReadingOrder(language, '## Case SK-2425-00042\n- 5')).toBe('## Case SK-2425-00042\n- 5');
});

describe('whatever an Arabic text says', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'ملف',
      'الأجل',
      'فُتح',
      '،',
      '؛',
      ' ',
      '\n',
      '- ',
      '## ',
      '**',
      '\\',
      '·',
      '(',
      ')',
      '%',
      ':',
      '`',
      '+',
      '-',
    ),
    fc.constantFrom(
      'SK-2425-00042',
      '`bedHold`',
      '08:24',
      '2026-11-29',
      'UTC+1',
      '{"a": 1}',
      '٤٢',
      'é',
      '1. ',
      '\u2066',
      '\u2069',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('').replaceAll('```', ''));
  const ofLines = (check: (line: string) => void) =>
    fc.assert(
      fc.property(text, (said) => {
        for (const line of inReadingOrder('ar', said).split('\n')) check(line);
      }),
    );

  test('the isolates of each line begin and end within it, two deep at most', () => {
    ofLines((line) => {
      let depth = 0;
      for (const sign of line) {
        if (sign === '\u2066' || sign === '\u2067') depth += 1;
        if (sign === '\u2069') depth -= 1;
        expect(depth).toBeGreaterThanOrEqual(0);
        expect(depth).toBeLessThanOrEqual(2);
      }
      expect(depth).toBe(0);
    });
  });

  test('no letter of a code and no digit stands outside an isolate of its direction', () => {
    ofLines((line) => {
      const outside = line
        .replace(/^ *(?:(?:#{1,6}|[-*>]|\d+\.) +)*/, '')
        .replace(/\u2066[^\u2069]*\u2069/g, '');
      expect(outside).not.toMatch(/[\p{Script=Latin}\p{Nd}]/u);
    });
  });

  test('nothing but isolates is added, and doing it again adds none', () => {
    fc.assert(
      fc.property(text, (said) => {
        const once = inReadingOrder('ar', said);
        expect(once.replace(/[\u2066-\u2069]/g, '')).toBe(said.replace(/[\u2066-\u2069]/g, ''));
        expect(inReadingOrder('ar', once)).toBe(once);
      }),
    );
  });
});
