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

  async function join<Result>(topic: string, partition: number, work: Work<Result>): Promise<Result> {
    const name = `${topic}/${partition}`;
    const ofPartition = turns.get(name) ?? new Set();
    const ending = [...ofPartition].filter(({ cancel }) => cancel.signal.aborted);
    const cancel = new AbortController();
    const done = Promise.allSettled(ending.map((turn) => turn.done)).then(() => work(cancel.signal));
    const turn = { cancel, done };
    turns.set(name, ofPartition.add(turn));
    try {
      return await done;
    } finally {
      ofPartition.delete(turn);
      if (ofPartition.size === 0) turns.delete(name);
    }
  }

  return {
    join,
    take(topic, partition, work) {
      for (const { cancel } of turns.get(`${topic}/${partition}`) ?? []) cancel.abort();
      return join(topic, partition, work);
    },
    cancelAll: () => {
      for (const ofPartition of turns.values()) for (const { cancel } of ofPartition) cancel.abort();
    },
  };
}
