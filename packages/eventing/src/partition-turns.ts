/**
 * Sees to it that a partition is worked on once at a time in this process: after a rebalance kafkajs may hand out a
 * partition again while its former batch is still under way, and facts of one key would overtake each other.
 */
export interface PartitionTurns {
  take(topic: string, partition: number, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Asks everything under way to end soon. */
  cancelAll(): void;
}

export function createPartitionTurns(): PartitionTurns {
  const turns = new Map<string, { cancel: AbortController; done: Promise<void> }>();
  return {
    async take(topic, partition, work) {
      const name = `${topic}/${partition}`;
      const former = turns.get(name);
      former?.cancel.abort();
      const cancel = new AbortController();
      const done = (former?.done ?? Promise.resolve()).catch(() => undefined).then(() => work(cancel.signal));
      const turn = { cancel, done };
      turns.set(name, turn);
      try {
        await done;
      } finally {
        if (turns.get(name) === turn) {
          turns.delete(name);
        }
      }
    },
    cancelAll: () => {
      for (const { cancel } of turns.values()) {
        cancel.abort();
      }
    },
  };
}
