import { describe, expect, it } from '@jest/globals';
import { nightAt, nightOfReaction } from './night.ts';

const dates = { startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' };

describe('a night', () => {
  it('is named by the date on which it began, and ends at noon in the campaign’s own time', () => {
    expect(nightAt('2024-12-12T20:00:00.000Z', dates.timeZone)).toBe('2024-12-12');
    expect(nightAt('2024-12-13T10:59:59.000Z', dates.timeZone)).toBe('2024-12-12');
    expect(nightAt('2024-12-13T11:00:00.000Z', dates.timeZone)).toBe('2024-12-13');
  });

  it('is tonight for a reaction, never before the earliest that is possible', () => {
    expect(nightOfReaction(dates, '2024-12-20T20:00:00.000Z', '2024-12-18')).toBe('2024-12-20');
    expect(nightOfReaction(dates, '2024-12-20T20:00:00.000Z', '2024-12-21')).toBe('2024-12-21');
  });

  it('is not read from the clock when a past winter is rehearsed', () => {
    expect(nightOfReaction(dates, '2026-06-01T20:00:00.000Z', '2024-12-18')).toBe('2024-12-18');
  });
});
