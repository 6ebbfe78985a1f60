import { setTimeout as wait } from 'node:timers/promises';

/** How long an engine that does not answer is asked again, in ms: one that died is back by then. */
const patienceMs = 60_000;

/** Looks again while an engine can't be looked into, as when it has just been started again; then throws what it threw. */
export async function patiently<Result>(look: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (signal?.aborted || performance.now() > end) throw error;
      await wait(500, undefined, { signal });
    }
  }
}
