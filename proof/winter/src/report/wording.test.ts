import { describe, expect, it } from '@jest/globals';
import { counted, formatNight, formatNumber, formatTime } from './wording.ts';

describe('the wording of a report', () => {
  it.each([
    [0, '0 ms'],
    [84.4, '84 ms'],
    [999.6, '1.00 s'],
    [1240, '1.24 s'],
    [59_994, '59.99 s'],
    [59_996, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_600_000, '60 min 00 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatTime(ms)).toBe(text);
  });

  it('writes a night as a date, and leaves what is none', () => {
    expect(formatNight('2024-12-12')).toBe('12 Dec 2024');
    expect(formatNight('2025-01-01', false)).toBe('1 Jan');
    expect(formatNight('the first')).toBe('the first');
    expect(formatNight('2024-13-40')).toBe('2024-13-40');
  });

  it('writes numbers with their thousands set apart, and nouns as there are many', () => {
    expect(formatNumber(8865)).toBe('8,865');
    expect(formatNumber(31.27)).toBe('31.3');
    expect([counted(1, 'bed'), counted(0, 'bed'), counted(2, 'person', 'people')]).toEqual([
      '1 bed',
      '0 beds',
      '2 people',
    ]);
  });
});
