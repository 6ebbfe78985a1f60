import { pause } from './pause.ts';

/** Lets a reader fetch on while what it has fetched is still worked on. */
export interface ReadAhead {
  /** Notes work that is under way on so many messages, and resolves when there is room for more. */
  add(messages: number, work: Promise<unknown>): Promise<void>;
  /** Resolves when nothing is under way. */
  ended(): Promise<void>;
}

const askAgainMs = 1_000;

/**
 * @param most so many messages may be under way before the reader waits
 * @param alive called each second while the reader waits; its error ends the wait
 */
export function createReadAhead(most: number, alive: () => Promise<void>): ReadAhead {
  const works = new Set<Promise<void>>();
  let underWay = 0;
  let ending = new AbortController();

  return {
    async add(messages, work) {
      underWay += messages;
      const done = work
        .then(
          () => undefined,
          () => undefined,
        )
        .then(() => {
          underWay -= messages;
          works.delete(done);
          ending.abort();
          ending = new AbortController();
        });
      works.add(done);
      while (underWay > most) {
        await pause(askAgainMs, ending.signal);
        await alive();
      }
    },
    async ended() {
      await Promise.all(works);
    },
  };
}
