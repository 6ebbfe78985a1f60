import type { EachBatchPayload } from 'kafkajs';

/** Commits what has been worked on, many partitions in one request. */
export interface OffsetCommits {
  /** This message and those before it are worked on: they are committed within `everyMs`, or at once after `hurry`. */
  through(payload: EachBatchPayload, offset: string): Promise<void>;
  /** From now on nothing waits; what waited is committed. */
  hurry(): Promise<void>;
  /** Commits now what waits, and does not mind when that fails: it is read again, which changes nothing. */
  flush(): Promise<void>;
}

/**
 * A commit for each batch costs Kafka as much as a fact. Only offsets whose work is done are ever committed, so a sudden end
 * has the facts of one interval read again and loses none.
 */
export function createOffsetCommits(everyMs: number): OffsetCommits {
  // Any payload of the consumer speaks for all its partitions.
  let latest: EachBatchPayload | undefined;
  let timer: NodeJS.Timeout | undefined;
  let hurried = false;

  async function commit(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const payload = latest;
    const waiting = payload?.uncommittedOffsets();
    if (payload && waiting && waiting.topics.length > 0) await payload.commitOffsetsIfNecessary(waiting);
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
    if (!hurried) timer ??= setTimeout(flush, everyMs);
  }

  return {
    async through(payload, offset) {
      latest = payload;
      payload.resolveOffset(offset);
      if (hurried) await commit();
      else later();
    },
    async hurry() {
      hurried = true;
      await flush();
    },
    flush,
  };
}
