/** How the clocks of a place run: since an instant (ISO-8601) they show so many minutes more than UTC. Earliest first. */
export type WallClock = readonly { readonly since: string; readonly minutesAhead: number }[];

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * How the clocks of a time zone run from one instant to another (ISO-8601), so that a device whose own list of time zones is older
 * shows the same hours: governments change them at short notice.
 * @throws RangeError for an instant or a time zone that is none.
 */
export function wallClockOf(timeZone: string, from: string, until: string): WallClock {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const minutesAheadAt = (ms: number) => minutesIn(format, ms);
  const start = Date.parse(from);
  const clock = [{ since: new Date(start).toISOString(), minutesAhead: minutesAheadAt(start) }];
  // No place has changed its clocks twice within a day.
  for (let day = start; day < Date.parse(until); day += dayMs) {
    const minutesAhead = minutesAheadAt(day + dayMs);
    if (minutesAhead === clock.at(-1)?.minutesAhead) continue;
    const since = firstWith((ms) => minutesAheadAt(ms) === minutesAhead, day, day + dayMs);
    clock.push({ since: new Date(since).toISOString(), minutesAhead });
  }
  return clock;
}

/** What a place's clocks show at an instant (ms since 1970), as the instant at which those of UTC show the same. */
export function shownAt(clock: WallClock, ms: number): Date {
  const current = clock.findLast(({ since }) => Date.parse(since) <= ms) ?? clock[0];
  return new Date(ms + (current?.minutesAhead ?? 0) * minuteMs);
}

/**
 * The instant (ms since 1970) at which a place's clocks show a day and an hour, such as `2025-02-22T22:40`; the earlier one where they
 * show it twice, and the earlier reading where they leave it out. NaN for a text that is none.
 */
export function whenShown(clock: WallClock, dayAndHour: string): number {
  const shown = Date.parse(`${dayAndHour}Z`);
  const candidates = clock.map(({ minutesAhead }) => shown - minutesAhead * minuteMs);
  const fitting = candidates.filter((ms) => shownAt(clock, ms).getTime() === shown);
  return Math.min(...(fitting.length > 0 ? fitting : candidates));
}

/** The first whole minute after `low`, up to `high`, at which something holds that goes on to hold. */
function firstWith(holds: (ms: number) => boolean, low: number, high: number): number {
  let [before, after] = [Math.floor(low / minuteMs), Math.ceil(high / minuteMs)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(middle * minuteMs)) after = middle;
    else before = middle;
  }
  return after * minuteMs;
}

/** Intl writes an offset as `GMT`, `GMT+01:00` or `GMT-03:30`. */
function minutesIn(format: Intl.DateTimeFormat, ms: number): number {
  const written = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(written) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0;
}
