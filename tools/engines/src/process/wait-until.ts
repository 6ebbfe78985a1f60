import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks `condition` again and again until it holds.
 * @param everyMs pause between two questions, in milliseconds
 * @param timeoutMs gives up (returns false) after this many milliseconds
 * @param signal aborted: it stops asking, and rejects
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  options: { everyMs: number; timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<boolean> {
  const deadline = performance.now() + options.timeoutMs;
  for (;;) {
    options.signal?.throwIfAborted();
    if (await condition()) return true;
    if (performance.now() >= deadline) return false;
    await pause(options.everyMs);
  }
}
