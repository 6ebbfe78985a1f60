import { setTimeout as wait } from 'node:timers/promises';

const askEveryMs = 100;

/** Asks again until there is an answer. Throws after `withinMs`, naming what was waited for. */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  withinMs = 120_000,
): Promise<Value> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`${what}: nothing came within ${withinMs / 1000} s.`);
    await wait(askEveryMs);
  }
}
