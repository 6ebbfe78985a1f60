import { setTimeout as wait } from 'node:timers/promises';

/** How long an engine that does not answer is asked again, in ms: one that died is back by then. */
const retryForMs = 60_000;
const retryEveryMs = 500;

/** Asks again while an engine can't be asked, as when it has just been started again; then throws what it threw. */
export async function retryWhileAway<Result>(
  ask: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const end = performance.now() + retryForMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (signal?.aborted || performance.now() > end) throw error;
      await wait(retryEveryMs, undefined, { signal });
    }
  }
}
