import { setTimeout as wait } from 'node:timers/promises';

export interface Rate {
  /** The number of the first one that is sent; the others follow. */
  readonly first: number;
  readonly count: number;
  readonly perSecond: number;
  /** How many may be without an answer before the next has to wait for one; without a limit where left out. */
  readonly mostUnanswered?: number;
}

/** Sends so many at a steady rate, whatever the answers do where they have no limit; resolves with what came of each. */
export async function atRate<Result>(
  { first, count, perSecond, mostUnanswered = Number.POSITIVE_INFINITY }: Rate,
  send: (number: number) => Promise<Result>,
): Promise<Result[]> {
  const began = performance.now();
  const sending: Promise<Result>[] = [];
  const unanswered = new Set<Promise<void>>();
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    if (unanswered.size >= mostUnanswered) await Promise.race(unanswered);
    const result = send(first + index);
    // Whoever fails is told of at the end; the others are not held up by it.
    const forget = (): void => {
      unanswered.delete(answered);
    };
    const answered = result.then(forget, forget);
    unanswered.add(answered);
    sending.push(result);
  }
  return Promise.all(sending);
}
