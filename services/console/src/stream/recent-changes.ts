import { randomBytes } from 'node:crypto';
import type { OwnedChange } from './change.ts';

/** A change with its place in the stream. */
export interface Placed extends OwnedChange {
  readonly id: string;
}

/** The last changes, kept for those who were away for a moment. */
export interface RecentChanges {
  add(change: OwnedChange): void;
  /** The place after the last change. */
  end(): string;
  /** What came after a place; undefined where that is no longer known, or was never here. */
  after(place: string): readonly Placed[] | undefined;
  /** Resolves at the next change, or when the signal is aborted. */
  next(signal: AbortSignal): Promise<void>;
}

const mostKept = 5_000;

/** @param kept how many changes are kept. */
export function createRecentChanges(kept = mostKept): RecentChanges {
  // Another process, or the same started again, counts anew: its places are not to be taken for these.
  const epoch = randomBytes(6).toString('base64url');
  const changes: Placed[] = [];
  let count = 0;
  let waiting = Promise.withResolvers<void>();
  const place = (number: number): string => `${epoch}.${number}`;

  return {
    add(change) {
      count += 1;
      changes.push({ ...change, id: place(count) });
      if (changes.length > kept) changes.shift();
      waiting.resolve();
      waiting = Promise.withResolvers();
    },
    end: () => place(count),
    after(given) {
      const [from, number] = given.split('.');
      const read = Number(number);
      const unread = count - read;
      if (from !== epoch || !Number.isInteger(read) || unread < 0 || unread > changes.length)
        return undefined;
      return unread === 0 ? [] : changes.slice(-unread);
    },
    async next(signal) {
      if (signal.aborted) return;
      const aborted = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => aborted.resolve(), { once: true });
      await Promise.race([waiting.promise, aborted.promise]);
    },
  };
}
