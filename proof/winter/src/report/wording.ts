const numbers = new Intl.NumberFormat('en');
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A number with its thousands set apart, and one decimal at most. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? numbers.format(value) : tenths.format(value);
}

/** A count with its noun: `1 bed`, `2 beds`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** A time in ms as a person reads it: `84 ms`, `1.24 s`, `2 min 05 s`. */
export function formatTime(ms: number): string {
  if (Math.round(ms) < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_995) return `${hundredths.format(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  return `${numbers.format(Math.floor(seconds / 60))} min ${String(seconds % 60).padStart(2, '0')} s`;
}

const day = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const dates = new Intl.DateTimeFormat('en-GB', { ...day, year: 'numeric' });
const datesOfAYear = new Intl.DateTimeFormat('en-GB', day);

/** A night's date in words, `12 Dec 2024`, or `12 Dec`; a value that is no date stays as it is. */
export function formatNight(night: string, year = true): string {
  const days = dayOf(night);
  return days === undefined ? night : (year ? dates : datesOfAYear).format(days * dayMs);
}

const dayMs = 86_400_000;

/** The number of a night's day since 1970, or undefined where the value is no date. */
export function dayOf(night: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(night) ? Date.parse(`${night}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : time / dayMs;
}
