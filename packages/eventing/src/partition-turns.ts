/**
 * Sees to it that facts of one key do not overtake each other in this process: after a rebalance kafkajs may hand out a
 * partition again while its former batch is still under way.
 */
export interface PartitionTurns {
  /** Does the work when all former work on the partition has ended, which is asked to end soon. */
  take<Result>(topic: string, partition: number, work: Work<Result>): Promise<Result>;
  /** Does the work beside the former work on the partition, and waits only for that which was asked to end. */
  join<Result>(topic: string, partition: number, work: Work<Result>): Promise<Result>;
  /** Asks everything under way to end soon. */
  cancelAll(): void;
}

type Work<Result> = (signal: AbortSignal) => Promise<Result>;

interface Turn {
  readonly cancel: AbortController;
  readonly done: Promise<unknown>;
}

export function createPartitionTurns(): PartitionTurns {
  const turns = new Map<string, Set<Turn>>();

  async function begin<Result>(name: string, work: Work<Result>, former: readonly Turn[]): Promise<Result> {
    const cancel = new AbortController();
    const before = Promise.allSettled(former.map(({ done }) => done));
    const done = before.then(() => work(cancel.signal));
    const turn = { cancel, done };
    const ofPartition = turns.get(name) ?? new Set();
    turns.set(name, ofPartition.add(turn));
    try {
      return await done;
    } finally {
      ofPartition.delete(turn);
      if (ofPartition.size === 0) turns.delete(name);
    }
  }

  return {
    take(topic, partition, work) {
      const name = `${topic}/${partition}`;
      const former = [...(turns.get(name) ?? [])];
      for (const { cancel } of former) cancel.abort();
      return begin(name, work, former);
    },
    join(topic, partition, work) {
      const name = `${topic}/${partition}`;
      const cancelled = [...(turns.get(name) ?? [])].filter(({ cancel }) => cancel.signal.aborted);
      return begin(name, work, cancelled);
    },
    cancelAll: () => {
      for (const ofPartition of turns.values()) for (const { cancel } of ofPartition) cancel.abort();
    },
  };
}
