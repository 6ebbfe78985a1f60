import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownAt, wallClockOf, whenShown } from './wall-clock.ts';

const [from, until] = ['2024-06-01T12:34:56.000Z', '2025-12-01T00:00:00.000Z'];

describe('the clock of a place', () => {
  it('leaves UTC+1 for Ramadan in Morocco and comes back to it', () => {
    expect(wallClockOf('Africa/Casablanca', '2025-01-01T00:00:00Z', '2025-06-01T00:00:00Z')).toEqual([
      { since: '2025-01-01T00:00:00.000Z', minutesAhead: 60 },
      { since: '2025-02-23T02:00:00.000Z', minutesAhead: 0 },
      { since: '2025-04-06T02:00:00.000Z', minutesAhead: 60 },
    ]);
  });

  it('may never change, and may be behind UTC by a part of an hour', () => {
    expect(wallClockOf('UTC', from, until)).toEqual([{ since: from, minutesAhead: 0 }]);
    expect(wallClockOf('America/St_Johns', '2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z')).toEqual([
      { since: '2025-01-01T00:00:00.000Z', minutesAhead: -210 },
    ]);
  });

  it('shows what the list of time zones says, at each instant between', () => {
    const instants = fc.integer({ min: Date.parse(from), max: Date.parse(until) });
    for (const timeZone of ['Africa/Casablanca', 'Europe/Paris', 'Australia/Lord_Howe', 'America/St_Johns']) {
      const clock = wallClockOf(timeZone, from, until);
      const shown = (zone: string, at: number | Date) =>
        new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
      fc.assert(
        fc.property(instants, (ms) => {
          expect(shown('UTC', shownAt(clock, ms))).toBe(shown(timeZone, ms));
        }),
      );
    }
  });

  it('gives back the instant at which it shows a day and an hour', () => {
    const clock = wallClockOf('Africa/Casablanca', from, until);
    const minutes = fc.integer({
      min: Math.ceil(Date.parse(from) / 60_000),
      max: Date.parse(until) / 60_000,
    });
    fc.assert(
      fc.property(minutes, (minute) => {
        const ms = minute * 60_000;
        const shown = shownAt(clock, ms).toISOString().slice(0, 16);
        const found = whenShown(clock, shown);
        expect(shownAt(clock, found).toISOString().slice(0, 16)).toBe(shown);
        // It is another one only where the clocks were put back within the hour.
        expect([0, 3_600_000]).toContain(ms - found);
      }),
    );
    const iso = (shown: string) => new Date(whenShown(clock, shown)).toISOString();
    expect(iso('2025-02-22T22:40')).toBe('2025-02-22T21:40:00.000Z');
    expect(iso('2025-02-23T02:30')).toBe('2025-02-23T01:30:00.000Z');
    expect(iso('2025-04-06T02:30')).toBe('2025-04-06T01:30:00.000Z');
    expect(whenShown(clock, '')).toBeNaN();
  });

  it('goes on as at its first and its last instant before and after them', () => {
    const clock = wallClockOf('Africa/Casablanca', '2025-03-01T00:00:00Z', '2025-06-01T00:00:00Z');
    expect(shownAt(clock, Date.parse('2025-01-01T00:00:00Z')).toISOString()).toBe('2025-01-01T00:00:00.000Z');
    expect(shownAt(clock, Date.parse('2025-08-01T00:00:00Z')).toISOString()).toBe('2025-08-01T01:00:00.000Z');
  });
});
