/** How long the bridge rests after a telling, so that what comes meanwhile is told as one. */
export interface RestByLoad {
  /** Notes that so many signals were sent at a time (ms), and gives the rest that is due after them (ms). */
  after(signals: number, now: number): number;
}

/** So many signals a second cost nobody anything: each is told at once. */
const freePerSecond = 15;
const restPerSignalMs = 4;
const longestRestMs = 100;
const windowMs = 1_000;

/**
 * On a quiet night a fact is told at once. The more is told, the longer the rest: facts of one case that come within it are
 * one signal and one workflow task, which is what Temporal's time goes into.
 */
export function createRestByLoad(): RestByLoad {
  let sent: { readonly at: number; readonly signals: number }[] = [];
  return {
    after(signals, now) {
      sent = [...sent.filter(({ at }) => now - at < windowMs), { at: now, signals }];
      const lately = sent.reduce((sum, each) => sum + each.signals, 0);
      return Math.min(longestRestMs, Math.max(0, lately - freePerSecond) * restPerSignalMs);
    },
  };
}
