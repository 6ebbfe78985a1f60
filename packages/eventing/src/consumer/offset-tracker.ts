/** A message that was handed out and is not done. */
interface Pending {
  readonly offset: string;
  readonly bytes: number;
  /** When it was written, in ms since 1970. */
  readonly writtenAt: number;
  done: boolean;
}

interface Partition {
  /** In the order of their offsets; those that are done stay until all before them are. */
  readonly pending: Pending[];
  /** The time (ms since 1970) since which the first of them is the first. */
  firstSince: number;
}

/** How far a reader is with what it has taken. */
export interface ReaderProgress {
  /** The age of the oldest message that was taken and is not done, in ms; 0 where there is none. */
  readonly oldestMs: number;
  /** How long the partition that has stood still for longest has stood still, in ms; 0 where nothing waits. */
  readonly stillMs: number;
  /** Where it stands still. */
  readonly stillAt: { readonly partition: string; readonly offset: string } | undefined;
}

/**
 * Keeps what was taken of each partition and is not done, in whatever order it becomes done. Kafka keeps one offset of a
 * partition: only up to the first message that is not done may it be committed.
 */
export interface OffsetTracker {
  /** Notes a message that was taken; those of a partition are taken in their order. */
  taken(partition: string, message: Pick<Pending, 'offset' | 'bytes' | 'writtenAt'>): Pending;
  /** Notes that it is done, and gives the offset up to which its partition now is; undefined where one before it is not. */
  done(partition: string, message: Pending): string | undefined;
  /** How many messages were taken and are not done, and their bytes. */
  size(): { readonly messages: number; readonly bytes: number };
  progress(): ReaderProgress;
}

/** @param now ms since 1970 */
export function createOffsetTracker(now: () => number = Date.now): OffsetTracker {
  const partitions = new Map<string, Partition>();
  let messages = 0;
  let bytes = 0;

  return {
    taken(name, message) {
      const partition = partitions.get(name) ?? { pending: [], firstSince: now() };
      partitions.set(name, partition);
      if (partition.pending.length === 0) partition.firstSince = now();
      const pending = { ...message, done: false };
      partition.pending.push(pending);
      messages += 1;
      bytes += message.bytes;
      return pending;
    },
    done(name, message) {
      const partition = partitions.get(name);
      if (message.done || !partition) return undefined;
      message.done = true;
      messages -= 1;
      bytes -= message.bytes;
      const { pending } = partition;
      const open = pending.findIndex((each) => !each.done);
      const finished = pending.splice(0, open === -1 ? pending.length : open);
      if (finished.length > 0) partition.firstSince = now();
      return finished.at(-1)?.offset;
    },
    size: () => ({ messages, bytes }),
    progress() {
      let oldest = now();
      let still: { since: number; partition: string; offset: string } | undefined;
      for (const [partition, { pending, firstSince }] of partitions) {
        const [first] = pending;
        if (!first) continue;
        oldest = Math.min(oldest, first.writtenAt);
        if (!still || firstSince < still.since)
          still = { since: firstSince, partition, offset: first.offset };
      }
      return {
        oldestMs: now() - oldest,
        stillMs: still ? now() - still.since : 0,
        stillAt: still && { partition: still.partition, offset: still.offset },
      };
    },
  };
}
