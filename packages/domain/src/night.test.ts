import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAt, daysBefore, hasCome, isOfCampaign, isOver, nightAt, nightRefusal } from './night.ts';

const timeZone = 'Africa/Casablanca';
const campaign = { startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone };

describe('a night', () => {
  it('runs until noon of the next day in its own time zone, and the afternoon belongs to the next', () => {
    expect(nightAt('2024-12-12T20:00:00.000Z', timeZone)).toBe('2024-12-12');
    expect(nightAt('2024-12-13T10:59:59.000Z', timeZone)).toBe('2024-12-12');
    expect(nightAt('2024-12-13T11:00:00.000Z', timeZone)).toBe('2024-12-13');
    expect(nightAt('2024-12-31T23:30:00.000Z', timeZone)).toBe('2024-12-31');
    expect(nightAt('2025-01-01T01:00:00.000Z', 'Asia/Tokyo')).toBe('2024-12-31');
  });

  it('ends at noon by the wall clock also when that left UTC+1 during it, as it does for Ramadan', () => {
    // On 2025-02-23 at 03:00 the clocks of Morocco went back to UTC.
    expect(nightAt('2025-02-23T11:30:00.000Z', timeZone)).toBe('2025-02-22');
    expect(nightAt('2025-02-23T12:00:00.000Z', timeZone)).toBe('2025-02-23');
    expect(nightAt('2025-02-22T11:00:00.000Z', timeZone)).toBe('2025-02-22');
  });

  it('of an instant is the same in whatever offset that is written, and later for later ones', () => {
    const instants = fc.date({
      min: new Date('2024-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.nat(400 * 24), (date, hours) => {
        const at = date.toISOString();
        const shifted = new Date(date.getTime() + 7 * 3_600_000).toISOString().replace('Z', '+07:00');
        expect(nightAt(shifted, timeZone)).toBe(nightAt(at, timeZone));
        const later = new Date(date.getTime() + hours * 3_600_000).toISOString();
        expect(nightAt(later, timeZone) >= nightAt(at, timeZone)).toBe(true);
        expect([dayAt(at, timeZone), nightAt(at, timeZone)].sort().at(-1)).toBe(dayAt(at, timeZone));
      }),
    );
  });

  it('has come from noon of its day on, a few minutes of a clock that is ahead allowed, and stays so', () => {
    expect(hasCome('2024-12-13', '2024-12-13T10:54:00.000Z', timeZone)).toBe(false);
    expect(hasCome('2024-12-13', '2024-12-13T10:55:00.000Z', timeZone)).toBe(true);
    expect(hasCome('2024-12-13', '2026-06-01T00:00:00.000Z', timeZone)).toBe(true);
  });

  it('belongs to its campaign from the first to the last', () => {
    for (const [night, belongs] of [
      ['2024-12-11', false],
      ['2024-12-12', true],
      ['2025-01-31', true],
      ['2025-02-01', false],
    ] as const)
      expect(isOfCampaign(campaign, night)).toBe(belongs);
  });

  it('is over once the next has come; where the clock stands outside the campaign, none is', () => {
    expect(isOver(campaign, '2024-12-19', '2024-12-20T10:59:00.000Z')).toBe(false);
    expect(isOver(campaign, '2024-12-19', '2024-12-20T11:00:00.000Z')).toBe(true);
    expect(isOver(campaign, '2024-12-21', '2024-12-20T20:00:00.000Z')).toBe(false);
    expect(isOver(campaign, '2024-12-19', '2026-11-30T20:00:00.000Z')).toBe(false);
  });

  it('that somebody names is one of the campaign that has come, else it is refused', () => {
    const during = '2024-12-20T20:00:00.000Z';
    expect(nightRefusal(campaign, '2024-12-20', during)).toBeUndefined();
    expect(nightRefusal(campaign, '2024-12-12', during)).toBeUndefined();
    expect(nightRefusal(campaign, '2024-12-21', during)).toBe('night-not-yet');
    expect(nightRefusal(campaign, '2024-12-01', during)).toBe('night-outside-campaign');
    expect(nightRefusal(campaign, '2029-01-01', '2029-01-01T20:00:00.000Z')).toBe('night-outside-campaign');
    expect(nightRefusal(campaign, '2025-01-31', '2026-06-01T20:00:00.000Z')).toBeUndefined();
  });
});

describe('the day so many days before another', () => {
  it('goes over the ends of months and years, and the end of February in a leap year', () => {
    expect(daysBefore('2025-01-13', 13)).toBe('2024-12-31');
    expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29');
    expect(daysBefore('2024-12-12', 0)).toBe('2024-12-12');
  });

  it('is as many days away, whatever the clocks of a time zone do meanwhile', () => {
    const days = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2030-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.nat(1000), (date, count) => {
        const day = date.toISOString().slice(0, 10);
        expect(Date.parse(day) - Date.parse(daysBefore(day, count))).toBe(count * 86_400_000);
      }),
    );
  });
});
