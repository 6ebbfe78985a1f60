import type { Fact } from '@iwaa/contracts/event';

/** So many of the facts that were told last are known by their ids. */
const mostKnown = 20_000;

/**
 * What is being told and what was told last. The same facts come again when a batch is given again as a whole because one
 * case had to wait, or when Kafka was lost: those that Temporal has written need not be written again.
 */
export interface Tellings {
  /** Has those facts told that are neither told nor under way; resolves when all are told. */
  once<Told extends Pick<Fact, 'id'>>(
    facts: readonly Told[],
    tell: (untold: readonly Told[]) => Promise<void>,
  ): Promise<void>;
}

export function createTellings(most = mostKnown): Tellings {
  // By the fact's id, the latest last.
  const known = new Map<string, Promise<void>>();

  return {
    async once(facts, tell) {
      const untold = facts.filter(({ id }) => !known.has(id));
      if (untold.length > 0) {
        const telling = tell(untold);
        for (const { id } of untold) known.set(id, telling);
        telling.catch(() => {
          for (const { id } of untold) known.delete(id);
        });
      }
      await Promise.all(facts.map(({ id }) => known.get(id)));
      for (const id of known.keys()) {
        if (known.size <= most) break;
        known.delete(id);
      }
    },
  };
}
