import { writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** Whoever isn't root may change one group in 100 ms. */
const AGAIN_MS = 120;
const TRIES = 20;

/**
 * Has a process stand back where cores are short: at that niceness (0 to 19) beside the others. Linux weighs sessions
 * against each other before it weighs processes (sched(7), "The autogroup feature"), so its session, which has to be its
 * own, stands back as well. Where a system knows neither, nothing changes.
 */
export async function giveWay(pid: number, niceness: number): Promise<void> {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has ended already, or the system does not let us.
  }
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      await writeFile(`/proc/${pid}/autogroup`, String(niceness), { flag: 'r+' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      await pause(AGAIN_MS);
    }
  }
}
