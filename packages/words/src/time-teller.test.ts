import { languages } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Clockface, timeTeller } from './time-teller.ts';

const timeZone = 'Africa/Casablanca';
const at = '2024-11-29T07:24:30.000Z';
const now = '2024-11-29T06:44:30.000Z';

test.each([
  ['en', 'Friday 29 November, 08:24', 'in 40 min'],
  ['fr', 'vendredi 29 novembre, 08:24', 'dans 40\u00a0min'],
  ['ar', 'الجمعة 29 نونبر، 08:24', 'خلال 40 دقيقة'],
] as const)('a time in %s is a day and an hour by the clock of the campaign', (language, said, away) => {
  const teller = timeTeller({ language, timeZone }, now);
  expect(teller.time(at)).toBe(said);
  expect(teller.timeWithOffset(at)).toBe(`${said} (UTC+1)`);
  expect(teller.away(at)).toBe(away);
});

test('a time of another year names it, by the year of the clock', () => {
  const clockface: Clockface = { language: 'en', timeZone };
  expect(timeTeller(clockface, now).time('2025-01-01T08:00:00.000Z')).toBe('Wednesday 1 January 2025, 09:00');
  const newYear = '2024-12-31T23:30:00.000Z';
  expect(timeTeller(clockface, newYear).time(newYear)).toBe('Wednesday 1 January, 00:30');
});

test('a time at which the clock has another offset than now says it', () => {
  const teller = timeTeller({ language: 'en', timeZone }, '2025-02-01T08:00:00.000Z');
  expect(teller.time('2025-03-01T08:00:00.000Z')).toBe('Saturday 1 March, 08:00 (UTC+0)');
  expect(teller.time('2025-02-02T08:00:00.000Z')).toBe('Sunday 2 February, 09:00');
});

test.each([
  [timeZone, '2024-12-12T12:00:00.000Z', 'UTC+1'],
  // On 2025-02-23 the clocks of Morocco went back to universal time for Ramadan.
  [timeZone, '2025-03-01T12:00:00.000Z', 'UTC+0'],
  ['Asia/Kolkata', at, 'UTC+5:30'],
  ['America/New_York', at, 'UTC-5'],
  ['America/St_Johns', at, 'UTC-3:30'],
  ['UTC', at, 'UTC+0'],
  ['Africa/Atlantis', at, 'UTC+0'],
])('in every language the clock of %s is at %s ahead by %s', (zone, instant, offset) => {
  expect(languages.map((language) => timeTeller({ language, timeZone: zone }, instant).offset)).toEqual(
    languages.map(() => offset),
  );
});

test.each([
  [59 * 60_000, 'in 59 min'],
  [60 * 60_000, 'in 1 hr'],
  [-47 * 3_600_000, '47 hr ago'],
  [48 * 3_600_000, 'in 2 days'],
])('what is %i ms away is told in one unit: %s', (ms, said) => {
  const instant = new Date(Date.parse(now) + ms).toISOString();
  expect(timeTeller({ language: 'en', timeZone }, now).away(instant).replace('.', '')).toBe(said);
});

describe('whatever the instant', () => {
  test('its hour and its offset lead back to it', () => {
    const instant = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    const zone = fc.constantFrom(timeZone, 'Asia/Kolkata', 'America/St_Johns', 'UTC');
    fc.assert(
      fc.property(instant, zone, fc.constantFrom(...languages), (date, zoneName, language) => {
        const text = date.toISOString();
        const said = timeTeller({ language, timeZone: zoneName }, text).timeWithOffset(text);
        const [, hour, minute, sign = '+', hours = '0', minutes = '0'] =
          /(\d\d):(\d\d) \(UTC(?:([-+])(\d+)(?::(\d+))?)?\)$/.exec(said) ?? [];
        const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
        const ofDay = (Number(hour) * 60 + Number(minute) - offset + 2880) % 1440;
        expect(ofDay).toBe(date.getUTCHours() * 60 + date.getUTCMinutes());
      }),
    );
  });
});
