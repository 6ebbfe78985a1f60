import { pause } from './pause.ts';

/** Lets a reader fetch on while what it has fetched is still worked on. */
export interface ReadAhead {
  /**
   * Notes work that is under way on so many messages, and resolves when there is room for more.
   * @param alive called each second while the reader waits; its error ends the wait
   */
  add(messages: number, work: Promise<unknown>, alive: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way. */
  ended(): Promise<void>;
}

const askAgainMs = 1_000;

/** @param most so many messages may be under way before the reader waits */
export function createReadAhead(most: number): ReadAhead {
  const works = new Set<Promise<void>>();
  let underWay = 0;
  let ending = new AbortController();

  return {
    async add(messages, work, alive) {
      underWay += messages;
      const done = Promise.allSettled([work]).then(() => {
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
