import { type WallClock, wallClockOf } from '@iwaa/domain/wall-clock';

const dayMs = 24 * 3600_000;
/** A winter that has passed is still looked at, and a phone may be without a network for weeks. */
const spanMs = 400 * dayMs;

/** Tells how the clocks run in the place that the console serves; looked up once a day. */
export function createPlaceClock(timeZone: string): () => WallClock {
  let lookedUpAt = Number.NEGATIVE_INFINITY;
  let clock: WallClock = [];
  return () => {
    const now = Date.now();
    if (now - lookedUpAt < dayMs) return clock;
    lookedUpAt = now;
    clock = wallClockOf(timeZone, new Date(now - spanMs).toISOString(), new Date(now + spanMs).toISOString());
    return clock;
  };
}
