const FIRST_MS = 200;
const LONGEST_MS = 5_000;

/** How long to wait before a service is started again, ms: doubling from 0.2 s to 5 s with each death in a row. */
export function restartDelayMs(deathsInARow: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, deathsInARow - 1));
}
