import { describe, expect, test } from '@jest/globals';
import { isOpenAt } from './opening-hours.ts';

const hours = {
  monday: [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '24:00' },
  ],
  tuesday: [{ from: '00:00', to: '06:00' }],
};
const casablanca = 'Africa/Casablanca';
/** Monday, 16 December 2024, when Morocco is an hour ahead of UTC. */
const onMonday = (hour: string) => isOpenAt(hours, `2024-12-16T${hour}:00.000Z`, casablanca);

describe('opening hours', () => {
  test('hold by the clocks of the place, from the first minute to before the last', () => {
    expect([onMonday('07:29'), onMonday('07:30'), onMonday('10:59'), onMonday('11:00')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    // 23:00 UTC is midnight there, and Tuesday.
    expect([onMonday('22:59'), onMonday('23:00')]).toEqual([true, true]);
    expect(isOpenAt(hours, '2024-12-17T05:00:00.000Z', casablanca)).toBe(false);
  });

  test('leave a day that is not named closed, and are always where nothing is said', () => {
    expect(isOpenAt(hours, '2024-12-18T10:00:00.000Z', casablanca)).toBe(false);
    expect(isOpenAt({}, '2024-12-16T10:00:00.000Z', casablanca)).toBe(false);
    expect(isOpenAt(null, '2024-12-18T03:00:00.000Z', casablanca)).toBe(true);
  });

  test('follow the place when it changes its clocks: Morocco leaves its hour for Ramadan', () => {
    // Both are Mondays: before Ramadan 2025 08:30 is 07:30 UTC, in it 08:30 UTC.
    expect(isOpenAt(hours, '2025-02-17T07:30:00.000Z', casablanca)).toBe(true);
    expect(isOpenAt(hours, '2025-03-10T07:30:00.000Z', casablanca)).toBe(false);
    expect(isOpenAt(hours, '2025-03-10T08:30:00.000Z', casablanca)).toBe(true);
  });
});
