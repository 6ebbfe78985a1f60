/** By how much (ms) the console's clock is ahead of this device's, as its last answer showed. */
const kept = 'iwaa-clock-ahead';

/** An answer that took longer (ms) says too little of when it was written. */
const longestMs = 5_000;
/** An answer tells its time in whole seconds, and the services bear a few minutes. */
const noticedMs = 60_000;

/** Learns from an answer of the console how wrong this device's clock is. @param askedAt by this clock, ms since 1970. */
export function learnTime({ headers }: Response, askedAt: number): void {
  const [at, now] = [Date.parse(headers.get('date') ?? ''), Date.now()];
  if (Number.isNaN(at) || now - askedAt > longestMs) return;
  localStorage.setItem(kept, String(Math.abs(at - now) < noticedMs ? 0 : at - now));
}

/**
 * What time it is (ms since 1970), for what the services judge by their clock: a phone whose clock is wrong by an hour would have
 * everything refused that it records. It goes by the console's clock, also without a network.
 */
export function rightNow(): number {
  return Date.now() + Number(localStorage.getItem(kept) ?? 0);
}
