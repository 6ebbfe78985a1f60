import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { waitUntil } from './wait-until.ts';

const STOP_GRACE_MS = 30_000;

/** True when `pid` runs and has `marker` as one whole argument of its command line (pids are reused, so a pid alone proves nothing). */
export function isOurs(pid: number, marker: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(marker);
  } catch {
    return false;
  }
}

export function writePidFile(path: string, pid: number): void {
  writeFileSync(path, `${pid}\n`);
}

export function removePidFile(path: string): void {
  rmSync(path, { force: true });
}

/** The pid in the file if that process is alive and provably ours by its marker. */
export function livePid(path: string, marker: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 && isOurs(pid, marker) ? pid : undefined;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime, which is what was wanted.
  }
}

/** Stops a process that is not our child: TERM, and KILL after 30 s. Comes back when it is gone. */
export async function stopPid(pid: number, marker: string): Promise<void> {
  signal(pid, 'SIGTERM');
  const gone = (): boolean => !isOurs(pid, marker);
  if (await waitUntil(gone, { everyMs: 50, timeoutMs: STOP_GRACE_MS })) return;
  signal(pid, 'SIGKILL');
  await waitUntil(gone, { everyMs: 50, timeoutMs: STOP_GRACE_MS });
}
