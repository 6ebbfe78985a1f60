import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digitsOf, searchKeysOf } from './search-keys.ts';

describe('what somebody is found by', () => {
  it('is the words of the nickname and the name, each once, and the last digits of the telephone number', () => {
    const told = { nickname: 'Lahcen', name: 'الحسن العلمي', telephone: '+212 661-77-49-38' };
    expect(searchKeysOf(told).toSorted()).toEqual([
      'name hsn',
      'name lhsn',
      'name llm',
      'name lm',
      'telephone 661774938',
    ]);
    expect(searchKeysOf({})).toEqual([]);
  });

  it('is no number of fewer than six digits', () => {
    expect(digitsOf('19 00')).toBeUndefined();
    expect(searchKeysOf({ telephone: '177' })).toEqual([]);
  });

  it('is the same number in the digits of any script, however they are grouped', () => {
    const scripts = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'];
    const digits = fc.array(fc.nat(9), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom(...scripts),
        fc.constantFrom('', ' ', '-', '.'),
        (number, script, between) => {
          const written = number.map((digit) => script[digit]).join(between);
          for (const before of ['0', '+212', '00212'])
            expect(digitsOf(before + written)).toBe(number.join(''));
        },
      ),
    );
  });
});
