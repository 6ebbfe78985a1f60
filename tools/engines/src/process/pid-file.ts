import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { statFields } from './stat-fields.ts';
import { waitUntil } from './wait-until.ts';

const STOP_GRACE_MS = 30_000;
const ASK_EVERY_MS = 20;

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** True when `pid` runs and has `marker` as one whole argument of its command line (pids are reused, so a pid alone proves nothing). */
export function isOurs(pid: number, marker: string): boolean {
  return commandLine(pid).split('\0').includes(marker);
}

/**
 * True when nothing is left of `pid`, or only a dead leader that nobody has asked for its exit code. A process that is
 * ending gives up its command line first and its sockets last, with the last of its threads (proc_pid_stat(5)).
 */
export function hasEnded(pid: number): boolean {
  try {
    if (readdirSync(`/proc/${pid}/task`).length > 1) return false;
    const [state] = statFields(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return state === 'Z' || state === 'X';
  } catch {
    return true;
  }
}

export function writePidFile(path: string, pid: number): void {
  writeFileSync(path, `${pid}\n`);
}

export function removePidFile(path: string): void {
  rmSync(path, { force: true });
}

function pidIn(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The pid in the file if that process is alive and provably ours by its marker. */
export function livePid(path: string, marker: string): number | undefined {
  const pid = pidIn(path);
  return pid !== undefined && isOurs(pid, marker) ? pid : undefined;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime, which is what was wanted.
  }
}

/**
 * Stops the process that a pid file names, who need not be our child, and removes the file: TERM, and KILL after 30 s.
 * Comes back when its ports are free, also where it was ending by itself already. True when it was still running.
 */
export async function stopLeftBehind(path: string, marker: string): Promise<boolean> {
  const pid = pidIn(path);
  if (pid === undefined) return false;
  const ran = isOurs(pid, marker);
  // Without a command line it is ending, and may be ours; with another one, the pid was given to somebody else.
  const gone = (): boolean => hasEnded(pid) || (commandLine(pid) !== '' && !isOurs(pid, marker));
  const isGone = (): Promise<boolean> => waitUntil(gone, { everyMs: ASK_EVERY_MS, timeoutMs: STOP_GRACE_MS });
  if (ran) signal(pid, 'SIGTERM');
  if (!(await isGone())) {
    if (isOurs(pid, marker)) signal(pid, 'SIGKILL');
    await isGone();
  }
  removePidFile(path);
  return ran;
}
