/** An ISO-8601 duration of weeks, days, hours, minutes and seconds, at least one of them. */
export const durationPattern =
  /^P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/**
 * The length in ms of an ISO-8601 duration of weeks, days, hours, minutes and seconds; a day counts 24 hours. Years and
 * months are refused because their length depends on the date.
 * @throws RangeError when the text is not such a duration.
 */
export function durationMs(text: string): number {
  const parts = durationPattern.exec(text);
  if (!parts) throw new RangeError(`"${text}" is not an ISO-8601 duration such as PT2H or P7D`);
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return Math.round(
    ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 +
      (seconds ?? 0) * 1000,
  );
}
