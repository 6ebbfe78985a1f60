/** How far the clock of whoever tells a time may be ahead of ours, ms. */
export const clockSkewMs = 5 * 60_000;

/** Whether an instant that somebody tells lies ahead of another by more than clocks differ (both ISO-8601). */
export function isAhead(told: string, at: string): boolean {
  return Date.parse(told) > Date.parse(at) + clockSkewMs;
}
