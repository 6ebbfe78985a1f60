import { expect, it } from '@jest/globals';
import { asciiDigits } from './ascii-digits.ts';

it('the digits of every script count from nought to nine', () => {
  const digits = Array.from({ length: 0x11_0000 }, (_, point) => String.fromCodePoint(point)).filter((char) =>
    /\p{Nd}/u.test(char),
  );
  expect(digits.length).toBeGreaterThan(600);
  for (let index = 0; index < digits.length; index += 10)
    expect(asciiDigits(digits.slice(index, index + 10).join(''))).toBe('0123456789');
});

it.each([
  ['٠٦٦١ ١٢', '0661 12'],
  ['۴۵۶', '456'],
  ['０１', '01'],
  ['abc', 'abc'],
])('%s is %s', (text, digits) => expect(asciiDigits(text)).toBe(digits));
