import type { Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import type { CodeWords } from '@iwaa/words/code-words';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import { timeTeller } from '@iwaa/words/time-teller';
import { markup, type Part } from './markup.ts';
import { arabicReport } from './words/ar.ts';
import { englishReport } from './words/en.ts';
import { frenchReport } from './words/fr.ts';
import type { ReportWords } from './words/report-words.ts';

/** How a report is worded in one language. */
export interface Wording {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly words: ReportWords;
  readonly codes: CodeWords;
  /** A number with its thousands set apart, and one decimal at most. */
  number(value: number): string;
  /** A share from 0 to 1 in whole percent. */
  percent(share: number): string;
  /** How much of each night is replayed; undefined for the whole. */
  scale(scale: number): string | undefined;
  /** A time in ms as a person reads it: `84 ms`, `1.24 s`, `2 min 05 s`. */
  time(ms: number): string;
  /** A night's date in words, `12 Dec 2024`, or `12 Dec`; a value that is no date stays as it is. */
  night(night: string, year?: boolean): string;
  /** An instant by a clock, with its offset; a value that is none stays as it is. */
  instant(instant: string, timeZone: string): string;
  /** A text for a page: what it has in it that runs the other way stands apart. */
  inOrder(text: string): Part;
}

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  ar: arabicReport,
  fr: frenchReport,
  en: englishReport,
};

const locales: Readonly<Record<Language, string>> = { ar: 'ar-MA-u-nu-latn', fr: 'fr-MA', en: 'en-GB' };

/** As of so long ago every instant is told with its year. */
const longAgo = '1970-01-01T00:00:00.000Z';

export function wordingOf(language: Language): Wording {
  const locale = locales[language];
  const words = reportWords[language];
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const digits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const day = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const dates = new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' });
  const datesOfAYear = new Intl.DateTimeFormat(locale, day);
  const { ms: milliseconds, s, min } = words.units;
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    words,
    codes: allLanguages[language],
    number: (value) => tenths.format(value),
    percent: (share) => `${Math.round(share * 100)}\u00a0%`,
    scale: (scale) => (scale === 1 ? undefined : digits.format(scale)),
    time(ms) {
      if (Math.round(ms) < 1000) return `${Math.round(ms)} ${milliseconds}`;
      if (ms < 59_995) return `${hundredths.format(ms / 1000)} ${s}`;
      const seconds = Math.round(ms / 1000);
      return `${tenths.format(Math.floor(seconds / 60))} ${min} ${String(seconds % 60).padStart(2, '0')} ${s}`;
    },
    night(night, year = true) {
      const days = dayOf(night);
      return days === undefined ? night : (year ? dates : datesOfAYear).format(days * dayMs);
    },
    instant(instant, timeZone) {
      if (Number.isNaN(Date.parse(instant))) return instant;
      return timeTeller({ language, timeZone }, longAgo).timeWithOffset(instant);
    },
    inOrder: (text) => (language === 'ar' ? runsApart(text) : text),
  };
}

/** A page is read by elements rather than by marks within its text, which a text from outside could end. */
function runsApart(text: string): Part {
  return inReadingOrder('ar', text)
    .split(/\u2066([^\u2069]*)\u2069/)
    .map((run, index) =>
      index % 2 === 1 ? markup`<bdi dir="ltr">${run}</bdi>` : run.replace(/[\u2066-\u2069]/g, ''),
    );
}

const dayMs = 86_400_000;

/** The number of a night's day since 1970, or undefined where the value is no date. */
export function dayOf(night: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(night) ? Date.parse(`${night}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : time / dayMs;
}
