const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/** How long to wait before an engine is started again, in milliseconds: doubling from 250 ms to 30 s with each death in a row. */
export function restartDelayMs(deathsInARow: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, deathsInARow - 1));
}
