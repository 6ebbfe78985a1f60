import { setTimeout as wait } from 'node:timers/promises';

/** One look at a system: what is still under way, in words, and a number that changes whenever something happens. */
export interface Activity {
  readonly underWay: string | undefined;
  readonly events: number;
}

/** How long it took until nothing happened any more. */
export interface Idle {
  readonly ms: number;
  /** What was still under way when the time was over, in words; undefined: nothing. */
  readonly underWay: string | undefined;
}

export interface IdleOptions {
  /** Nothing may happen for so long before the system counts as idle, in ms. */
  readonly quietMs: number;
  readonly lookEveryMs: number;
  /** After so long it is given up, in ms. */
  readonly limitMs: number;
  /** Hears what is under way after each look at which something was. */
  readonly onUnderWay?: (what: string) => void;
  readonly signal?: AbortSignal;
}

/** Looks again and again until nothing is under way and nothing has happened for a while, or the time is over. */
export async function waitUntilIdle(look: () => Promise<Activity>, options: IdleOptions): Promise<Idle> {
  const { quietMs, lookEveryMs, limitMs, onUnderWay, signal } = options;
  const began = performance.now();
  let eventsBefore: number | undefined;
  let quietSince = began;
  for (;;) {
    const { underWay, events } = await look();
    const now = performance.now();
    if (underWay !== undefined || events !== eventsBefore) {
      eventsBefore = events;
      quietSince = now;
    }
    if (now - quietSince >= quietMs) return { ms: Math.round(quietSince - began), underWay: undefined };
    if (now - began > limitMs)
      return { ms: Math.round(now - began), underWay: underWay ?? 'new facts keep coming' };
    if (underWay !== undefined) onUnderWay?.(underWay);
    await wait(lookEveryMs, undefined, { signal });
  }
}
