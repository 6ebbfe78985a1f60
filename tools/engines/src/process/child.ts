import type { ChildProcess } from 'node:child_process';
import { readFileSync, renameSync, statSync } from 'node:fs';

/** Whether a process that was started has not ended yet. */
export function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** The end of a log, for a message to whoever has to read it. */
export function readTail(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-8_000);
  } catch {
    return '(no log)';
  }
}

/** Keeps one older log once this one is longer than so many bytes, so that what runs for weeks doesn't fill the disk. */
export function rotate(path: string, longestBytes: number): void {
  try {
    if (statSync(path).size > longestBytes) renameSync(path, `${path}.1`);
  } catch {
    // There is no log yet.
  }
}
