/**
 * An instant by a clock, with what that clock is ahead of universal time: `2024-12-12 22:00 UTC+1`.
 * @throws RangeError for a time zone that is not known.
 */
export function timeByClock(instant: string, timeZone: string): string {
  const parts = new Map<string, string>(
    new Intl.DateTimeFormat('en-GB', {
      ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
      ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
      timeZone,
      timeZoneName: 'shortOffset',
    })
      .formatToParts(Date.parse(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+0';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} UTC${offset}`;
}
