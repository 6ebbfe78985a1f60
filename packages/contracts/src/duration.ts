const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/**
 * The length in ms of an ISO-8601 duration of weeks, days, hours, minutes and seconds; a day counts 24 hours. Years and
 * months are refused because their length depends on the date.
 * @throws RangeError when the text is not such a duration.
 */
export function durationMs(text: string): number {
  const parts = pattern.exec(text);
  if (!parts || /[PT]$/.test(text))
    throw new RangeError(`"${text}" is not an ISO-8601 duration such as PT2H or P7D`);
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return Math.round(
    ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 +
      (seconds ?? 0) * 1000,
  );
}
