/** An area and a place, such as `Africa/Casablanca` or `America/Argentina/Salta`, or UTC. */
const ianaName = /^(?:UTC|[A-Z][A-Za-z_]*(?:\/[A-Z][A-Za-z_+-]*){1,2})$/;

/**
 * Whether a text is the name of a time zone in the IANA list. An offset such as `+01:00` is none: it knows nothing of the
 * weeks of Ramadan, in which Morocco leaves it.
 */
export function isTimeZone(name: string): boolean {
  if (!ianaName.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
