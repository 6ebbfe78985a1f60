import type { Language } from '@iwaa/contracts/vocabulary';

/** In which language and by which clock somebody is told a time. */
export interface Clockface {
  readonly language: Language;
  /** A name of the IANA list, such as `Africa/Casablanca`. One that is not known here is told by universal time. */
  readonly timeZone: string;
}

const locales: Readonly<Record<Language, string>> = { ar: 'ar-MA-u-nu-latn', fr: 'fr-MA', en: 'en-GB' };
const comma: Readonly<Record<Language, string>> = { ar: '،', fr: ',', en: ',' };

/** Tells times to somebody, at an instant. */
export interface TimeTeller {
  /**
   * A day and an hour: `Friday 29 November, 08:24`. The year and the clock's offset are said where they are others than now, so it
   * is for texts that say once by which clock they tell.
   */
  time(instant: string): string;
  /** The same with the offset always, for where it could be taken for another clock's: `Friday 29 November, 08:24 (UTC+1)`. */
  timeWithOffset(instant: string): string;
  /** How far off an instant is: `in 40 min`, `2 hr ago`; in minutes below an hour, in days from two days on. */
  away(instant: string): string;
  /** What the clock is ahead of universal time now: `UTC+1`, `UTC-3:30`, `UTC+0`. */
  readonly offset: string;
}

/**
 * Tells times in a language and by a clock as of `now`. All instants are ISO-8601.
 * @throws RangeError for an instant that is none, here and when a time is told.
 */
export function timeTeller({ language, timeZone }: Clockface, now: string): TimeTeller {
  const present = readClock(now, { language, timeZone });
  const said = ({ weekday, day, month, year, hour, minute }: Reading) =>
    `${weekday} ${day} ${month}${year === present.year ? '' : ` ${year}`}${comma[language]} ${hour}:${minute}`;
  return {
    time(instant) {
      const reading = readClock(instant, { language, timeZone });
      return `${said(reading)}${reading.offset === present.offset ? '' : ` (${reading.offset})`}`;
    },
    timeWithOffset(instant) {
      const reading = readClock(instant, { language, timeZone });
      return `${said(reading)} (${reading.offset})`;
    },
    away: (instant) => awayInWords(Date.parse(instant) - Date.parse(now), language),
    offset: present.offset,
  };
}

function awayInWords(ms: number, language: Language): string {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.round(minutes / 60);
  const format = relativeFormat(language);
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}

const shown = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
} as const;

type Part = keyof Pick<
  Intl.DateTimeFormatPartTypesRegistry,
  'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'timeZoneName'
>;
/** What a clock shows at an instant. */
type Reading = Record<Exclude<Part, 'timeZoneName'>, string> & { offset: string };

function readClock(instant: string, clockface: Clockface): Reading {
  const given = new Map<string, string>(
    formatOf(clockface)
      .formatToParts(Date.parse(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Part) => given.get(name) ?? '';
  return {
    ...{ weekday: part('weekday'), day: part('day'), month: part('month'), year: part('year') },
    ...{ hour: part('hour'), minute: part('minute'), offset: offsetIn(part('timeZoneName')) },
  };
}

/** Each language writes an offset in its way, and some with a sign of their own for less. */
function offsetIn(zoneName: string): string {
  const [, sign, hours, minutes] = /([-+\u2212])(\d\d?):?(\d\d)?/.exec(zoneName) ?? [];
  if (hours === undefined) return 'UTC+0';
  return `UTC${sign === '+' ? '+' : '-'}${Number(hours)}${minutes && minutes !== '00' ? `:${minutes}` : ''}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One format a clockface: making one costs far more than using it. */
function formatOf({ language, timeZone }: Clockface): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = newFormat(language, timeZone);
  formats.set(key, format);
  return format;
}

function newFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locales[language], { ...shown, timeZone });
  } catch (error) {
    // Zones are added to the list from time to time, and a text must not fail for want of one.
    if (error instanceof RangeError)
      return new Intl.DateTimeFormat(locales[language], { ...shown, timeZone: 'UTC' });
    throw error;
  }
}

const relativeFormats = new Map<Language, Intl.RelativeTimeFormat>();

function relativeFormat(language: Language): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(language);
  if (known) return known;
  const format = new Intl.RelativeTimeFormat(locales[language], { style: 'short', numeric: 'always' });
  relativeFormats.set(language, format);
  return format;
}
