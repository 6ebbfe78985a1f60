/** How long a reader rests by how much it reads. */
export interface FetchDelayRule {
  /** So many facts a second are read without any rest. */
  readonly freePerSecond: number;
  /** What each fact a second beyond adds to the rest, in ms. */
  readonly perFactMs: number;
  readonly longestMs: number;
}

export interface FetchDelay {
  /** Notes that so many facts were read at a time (ms), and gives the rest that is due after them (ms). */
  after(facts: number, now: number): number;
}

const windowMs = 1_000;

/**
 * On a quiet night a fact is read at once. The more there is to read, the longer the reader rests between its fetches, and
 * the more each of them brings, which is what makes the work on them cheaper.
 */
export function createFetchDelay({ freePerSecond, perFactMs, longestMs }: FetchDelayRule): FetchDelay {
  let read: { readonly at: number; readonly facts: number }[] = [];
  return {
    after(facts, now) {
      read = [...read.filter(({ at }) => now - at < windowMs), { at: now, facts }];
      const lately = read.reduce((sum, each) => sum + each.facts, 0);
      return Math.min(longestMs, Math.max(0, lately - freePerSecond) * perFactMs);
    },
  };
}
