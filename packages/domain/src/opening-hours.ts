import { type Weekday, weekdays } from '@iwaa/contracts/vocabulary';

/** The hours of one day at which something is open, such as 08:30 to 16:30; `24:00` is the end of the day. */
export interface Opening {
  readonly from: string;
  readonly to: string;
}

/** The hours of a week at which something is open; on a day that is left out it is closed. */
export type OpeningHours = Readonly<Partial<Record<Weekday, readonly Opening[] | undefined>>>;

/**
 * Whether something is open at an instant (ISO-8601), by the clocks of a time zone of the IANA list.
 * @param hours null where it is always open.
 */
export function isOpenAt(hours: OpeningHours | null, at: string, timeZone: string): boolean {
  if (hours === null) return true;
  const { weekday, hour } = shownBy(timeZone, new Date(at));
  return hours[weekday]?.some(({ from, to }) => from <= hour && hour < to) ?? false;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of the week and the hour that the clocks of a time zone show. */
function shownBy(timeZone: string, at: Date): { readonly weekday: Weekday; readonly hour: string } {
  let format = formats.get(timeZone);
  if (!format) {
    const shown = {
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    } as const;
    format = new Intl.DateTimeFormat('en', shown);
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = parts.get('weekday')?.toLowerCase();
  const weekday = weekdays.find((one) => one === day);
  if (!weekday) throw new RangeError(`The clocks of ${timeZone} show no day of the week`);
  return { weekday, hour: `${parts.get('hour')}:${parts.get('minute')}` };
}
