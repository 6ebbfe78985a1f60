import { describe, expect, it } from '@jest/globals';
import { nightOfReaction } from './night-of-reaction.ts';

const dates = { startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' };

describe('the night of a reaction', () => {
  it('is tonight, never before the earliest that is possible', () => {
    expect(nightOfReaction(dates, '2024-12-20T20:00:00.000Z', '2024-12-18')).toBe('2024-12-20');
    expect(nightOfReaction(dates, '2024-12-20T20:00:00.000Z', '2024-12-21')).toBe('2024-12-21');
  });

  it('is not read from the clock when a past winter is rehearsed', () => {
    expect(nightOfReaction(dates, '2026-06-01T20:00:00.000Z', '2024-12-18')).toBe('2024-12-18');
  });
});
