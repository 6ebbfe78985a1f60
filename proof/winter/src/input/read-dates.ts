import { InputRefusal, shown } from './input-refusal.ts';
import { monthsByName, weekdaysByName } from './names-of-days.ts';
import { plainDigits } from './plain-digits.ts';

/** A date as it stands in the input. */
export interface WrittenDate {
  readonly line: number;
  readonly text: string;
}

/** In which order a day and a month stand, where both are numbers and the year comes last. */
type Order = 'day first' | 'month first';

const meant = 'a date such as 2024-12-12';

/**
 * Reads the dates of a file, `YYYY-MM-DD`, in the forms in which portals and spreadsheets write them: with a midnight after
 * them, with the month as a word, or as 13/12/2024 and 12/13/2024, where the dates of the file together say which number is
 * the month.
 * @throws InputRefusal naming the first line that is no date, or that can be read in two ways
 */
export function readDates(dates: readonly WrittenDate[]): string[] {
  const readings = dates.map((date) => {
    const inEither = readInOrders(withoutMidnight(plainDigits(date.text)));
    if (!inEither['day first'] && !inEither['month first'])
      throw new InputRefusal(`Line ${date.line}: night "${shown(date.text)}" is not ${meant}.`);
    return { ...date, ...inEither };
  });
  const orders = (['day first', 'month first'] as const).filter((order) =>
    readings.every((reading) => reading[order] !== undefined),
  );
  const unclear = readings.find((reading) => reading['day first'] !== reading['month first']);
  if (unclear && orders.length !== 1) {
    const why =
      orders.length === 2
        ? 'can be read in two ways'
        : 'has its day and month in another order than other lines';
    throw new InputRefusal(
      `Line ${unclear.line}: night "${shown(unclear.text)}" ${why}; write the nights as ${meant}.`,
    );
  }
  return readings.map((reading) => reading[orders[0] ?? 'day first'] ?? '');
}

/** The date without a time that is midnight, with or without an offset: only that says the same everywhere. */
function withoutMidnight(text: string): string {
  return text.replace(
    /(?:T|,?\s+)(?:0{1,2}:00(?::00(?:\.0+)?)?|12:00(?::00)?\s*AM)\s*(?:Z|UTC|[+-]\d\d:?\d\d)?$/i,
    '',
  );
}

const yearFirst = /^(?<year>\d{4})(?<between>[-/.]?)(?<month>\d{1,2})\k<between>(?<day>\d{1,2})$/;
const yearLast = /^(?<first>\d{1,2})(?<between>[-/.])(?<second>\d{1,2})\k<between>(?<year>\d{4})$/;

function readInOrders(text: string): Partial<Record<Order, string>> {
  const { year, month, day, between } = yearFirst.exec(text)?.groups ?? {};
  // Without anything between them, a month and a day of one digit could be taken apart in two ways.
  if (year && month && day && (between !== '' || text.length === 8))
    return inBothOrders(dateOf(year, month, day));
  const numbers = yearLast.exec(text)?.groups;
  if (numbers?.year && numbers.first && numbers.second) {
    return withoutMissing({
      'day first': dateOf(numbers.year, numbers.second, numbers.first),
      'month first': dateOf(numbers.year, numbers.first, numbers.second),
    });
  }
  return inBothOrders(readInWords(text));
}

/** A date whose month is a word, such as 12 Dec 2024, December 12, 2024 or jeudi 12 décembre 2024. */
function readInWords(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,،.-]+/)
    .filter((word) => word !== '');
  const weekday = weekdaysByName.get(words[0] ?? '');
  const [first = '', second = '', year = '', ...rest] = weekday === undefined ? words : words.slice(1);
  if (rest.length > 0 || !/^\d{4}$/.test(year)) return undefined;
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first];
  const month = monthsByName.get(name);
  if (month === undefined || !/^\d{1,2}(?:st|nd|rd|th|er)?$/.test(day)) return undefined;
  const date = dateOf(year, String(month), String(Number.parseInt(day, 10)));
  if (date === undefined || weekday === undefined) return date;
  return new Date(`${date}T00:00:00Z`).getUTCDay() === weekday ? date : undefined;
}

function inBothOrders(date: string | undefined): Partial<Record<Order, string>> {
  return withoutMissing({ 'day first': date, 'month first': date });
}

function withoutMissing(dates: Record<Order, string | undefined>): Partial<Record<Order, string>> {
  return Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
}

/** The day of a calendar, or nothing if there is no such day. */
function dateOf(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
