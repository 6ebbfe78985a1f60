import type { EachBatchPayload } from 'kafkajs';

/** What of a batch's payload a commit needs: where it belongs, and its consumer's word to Kafka. */
export interface Committing extends Pick<EachBatchPayload, 'commitOffsetsIfNecessary'> {
  readonly batch: Pick<EachBatchPayload['batch'], 'topic' | 'partition'>;
}

/** Commits what is done, many partitions in one request. */
export interface OffsetCommits {
  /** This message and those before it are done: they are committed within `everyMs`. */
  through(payload: Committing, offset: string): void;
  /** Commits now what waits, and does not mind when that fails: it is read again, which changes nothing. */
  flush(): Promise<void>;
  /** Commits what waits, for the last time. */
  close(): Promise<void>;
  /** The group has been shared out anew: what was done before is no longer this consumer's to commit. */
  forget(): void;
}

/**
 * A commit for each message costs Kafka as much as a fact. Only offsets whose work is done are ever committed, so a sudden end
 * has the facts of one interval read again and loses none.
 */
export function createOffsetCommits(everyMs: number): OffsetCommits {
  // Any payload of the consumer speaks for all its partitions.
  let latest: Committing | undefined;
  // The offset from which each partition would be read, by topic.
  const waiting = new Map<string, Map<number, string>>();
  let forgotten = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function commit(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (!latest || waiting.size === 0) return;
    const topics = [...waiting].map(([topic, offsets]) => ({
      topic,
      partitions: [...offsets].map(([partition, offset]) => ({ partition, offset })),
    }));
    waiting.clear();
    const before = forgotten;
    try {
      await latest.commitOffsetsIfNecessary({ topics });
    } catch (error) {
      // Where it was forgotten meanwhile, it stays so.
      for (const { topic, partitions } of forgotten === before ? topics : [])
        for (const { partition, offset } of partitions) note(topic, partition, offset);
      throw error;
    }
  }

  function note(topic: string, partition: number, offset: string): void {
    const offsets = waiting.get(topic) ?? new Map<number, string>();
    const known = offsets.get(partition);
    if (known === undefined || BigInt(known) < BigInt(offset)) offsets.set(partition, offset);
    waiting.set(topic, offsets);
  }

  async function flush(): Promise<void> {
    try {
      await commit();
    } catch {
      // A membership that was lost, or a broker that is away: the consumer finds out by its own heartbeat.
      later();
    }
  }

  function later(): void {
    if (!closed) timer ??= setTimeout(flush, everyMs);
  }

  return {
    through(payload, offset) {
      latest = payload;
      note(payload.batch.topic, payload.batch.partition, String(BigInt(offset) + 1n));
      later();
    },
    flush,
    async close() {
      closed = true;
      await flush();
    },
    forget() {
      forgotten += 1;
      waiting.clear();
    },
  };
}
