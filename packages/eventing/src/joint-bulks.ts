import type { Fact } from '@iwaa/contracts/event';
import type { HandleBatch } from './bulk-work.ts';

interface Bulk {
  readonly facts: readonly Fact[];
  readonly signal: AbortSignal;
  readonly handled: PromiseWithResolvers<void>;
}

/**
 * Hands over as one what the partitions of a fetch bring in the same turn: facts of one case come by several topics. Where
 * that is refused nobody knows whose fact it was, and each bulk is handed over by itself.
 */
export function createJointBulks(handle: HandleBatch): HandleBatch {
  let waiting: Bulk[] = [];

  function handOver({ facts, signal, handled }: Bulk): void {
    handle(facts, signal).then(handled.resolve, handled.reject);
  }

  async function handOverAll(): Promise<void> {
    const bulks = waiting;
    waiting = [];
    const [only, ...others] = bulks;
    if (only !== undefined && others.length === 0) {
      handOver(only);
      return;
    }
    try {
      const signal = AbortSignal.any(bulks.map((bulk) => bulk.signal));
      await handle(
        bulks.flatMap(({ facts }) => facts),
        signal,
      );
    } catch {
      for (const bulk of bulks) handOver(bulk);
      return;
    }
    for (const { handled } of bulks) handled.resolve();
  }

  return (facts, signal) => {
    const handled = Promise.withResolvers<void>();
    waiting.push({ facts, signal, handled });
    if (waiting.length === 1) setImmediate(handOverAll);
    return handled.promise;
  };
}
