/** The later of two instants (ISO-8601), null being before all. */
export function latest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return isAfter(one, other) ? one : other;
}

/** The earlier of two instants (ISO-8601), null being unknown. */
export function earliest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return isAfter(one, other) ? other : one;
}

/** Whether an instant is later than another; the texts may differ in precision, so they are compared as times. */
export function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

/** The instant that lies so many ms after another. */
export function addMs(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
