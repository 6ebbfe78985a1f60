/** How long to wait between attempts, in ms: the first time, and at the most. */
export interface Backoff {
  firstMs: number;
  longestMs: number;
}

/** How long to wait before a process is started again, in ms: doubling with each death in a row. */
export function restartDelayMs(deathsInARow: number, { firstMs, longestMs }: Backoff): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, deathsInARow - 1));
}
