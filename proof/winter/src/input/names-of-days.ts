/** The languages in which a month may be written; Morocco has its own names for months in Arabic. */
const locales = ['en', 'fr', 'ar-MA', 'ar'] as const;

function namesIn(form: Intl.DateTimeFormatOptions, dates: readonly Date[]): Map<string, number> {
  return new Map(
    locales.flatMap((locale) => {
      const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' });
      return dates.map(
        (date, index) => [format.format(date).toLowerCase().replace(/\.$/, ''), index] as const,
      );
    }),
  );
}

function monthNames(): Map<string, number> {
  const firsts = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
  const all = [...namesIn({ month: 'short' }, firsts), ...namesIn({ month: 'long' }, firsts)];
  // The one short form that spreadsheets write and Intl does not.
  return new Map([...all, ['sept', 8] as const].map(([name, index]) => [name, index + 1]));
}

function weekdayNames(): Map<string, number> {
  // 2024-12-01 was a Sunday, which JavaScript counts as 0.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 11, 1 + day)));
  return new Map([...namesIn({ weekday: 'short' }, days), ...namesIn({ weekday: 'long' }, days)]);
}

/** The months by their names in lower case and without a point, from 1. */
export const monthsByName: ReadonlyMap<string, number> = monthNames();

/** The days of the week by their names in lower case and without a point, from 0 for Sunday. */
export const weekdaysByName: ReadonlyMap<string, number> = weekdayNames();
