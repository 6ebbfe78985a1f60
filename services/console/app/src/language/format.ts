import { type Language, type Weekday, weekdays } from '@iwaa/contracts/vocabulary';
import { clocksAt } from '../session/wall-clock.ts';
import { language } from './language.ts';

const locales: Record<Language, string> = { ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' };

/** A number in the reader's form. */
export function number(value: number): string {
  return new Intl.NumberFormat(locales[language.value]).format(value);
}

/** Several things as one phrase, such as "the unit, the age and the place". */
export function listed(things: readonly string[]): string {
  return new Intl.ListFormat(locales[language.value]).format(things);
}

/** A label with its colon, before which French puts a space. */
export function label(text: string): string {
  return language.value === 'fr' ? `${text}\u00a0:` : `${text}:`;
}

/** A label with what it labels, such as "needs: shelter". */
export function pair(text: string, value: string): string {
  return `${label(text)} ${value}`;
}

/** A name within a sentence, whose letters may run the other way. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** An hour of a day, such as 22:40, by the clocks of the place. */
export function hour(instant: string): string {
  return byTheClocks(instant, {});
}

/** What the clocks of the place show at an instant: the hour, and more where it is asked for. */
function byTheClocks(instant: string, more: Intl.DateTimeFormatOptions): string {
  const shown = { ...more, hour: '2-digit', minute: '2-digit', timeZone: 'UTC', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(locales[language.value], shown).format(clocksAt(Date.parse(instant)));
}

/** What is farther off than this (ms) is told with its year: a winter that has passed is still looked at. */
const farMs = 180 * 24 * 3600_000;

function yearOf(instant: string): { readonly year?: 'numeric' } {
  return Math.abs(Date.now() - Date.parse(instant)) > farMs ? { year: 'numeric' } : {};
}

/** A day and an hour, by the clocks of the place. */
export function dayAndHour(instant: string): string {
  return byTheClocks(instant, { weekday: 'short', day: 'numeric', month: 'short', ...yearOf(instant) });
}

/** A night, named by the date on which it begins. */
export function nightName(night: string): string {
  return new Intl.DateTimeFormat(locales[language.value], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...yearOf(night),
    timeZone: 'UTC',
  }).format(new Date(`${night}T00:00:00Z`));
}

/** A day of the week. */
export function weekdayName(day: Weekday): string {
  // The year 2024 began on a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)));
  return new Intl.DateTimeFormat(locales[language.value], { weekday: 'long', timeZone: 'UTC' }).format(date);
}

/** How far off an instant is from now, such as "in 40 min", "2 h ago", or "now". */
export function away(instant: string, now: number): string {
  const minutes = Math.round((Date.parse(instant) - now) / 60_000);
  const locale = locales[language.value];
  if (minutes === 0) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  const format = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'always' });
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}
