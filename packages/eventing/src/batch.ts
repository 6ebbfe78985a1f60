import { createBatchProgress } from './batch-progress.ts';
import { TransientFault } from './fault.ts';
import type { ReceivedMessage } from './message.ts';

/** Messages of one partition, in order, as any Kafka client can give them. */
export interface Batch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly ReceivedMessage[];
  /** Keeps the membership of the group; rejects when it is lost. */
  heartbeat(): Promise<void>;
  /** False when the consumer stops or the partition is no longer read from here. */
  isCurrent(): boolean;
  /** Sees to it that nobody of the group reads this message and those before it again, from a moment later on. */
  commitThrough(message: ReceivedMessage): Promise<void>;
}

/** Works on the messages of a batch and says which are settled; leaves the rest when the signal is given. Never throws. */
export type BatchWork = (
  batch: Batch,
  signal: AbortSignal,
  settled: (index: number) => void,
) => Promise<void>;

const tickMs = 1_000;
/** Longer than the slowest work on a bulk takes: telling Temporal 500 cases, two a second. */
const longestStillMs = 300_000;

/**
 * Has a batch worked on: meanwhile it heartbeats and commits what is settled, so that slow work neither loses the
 * membership nor is repeated as a whole. Resolves with whether all of it is settled. Rejects with the client's error when the
 * membership or the connection is lost; and with a TransientFault when nothing was settled for five minutes, because work that
 * never ends would keep its place in the group and the whole reader still: the batch is fetched again, and what it may have done
 * by then changes nothing.
 */
export async function runBatch(batch: Batch, work: BatchWork, cancelled: AbortSignal): Promise<boolean> {
  const over = new AbortController();
  const still = Promise.withResolvers<never>();
  let lastSettledAt = performance.now();
  const signal = AbortSignal.any([cancelled, over.signal]);
  const progress = createBatchProgress(batch.messages.length);
  let committed = -1;
  let failure: { readonly error: unknown } | undefined;
  let ticking: Promise<void> | undefined;

  async function commit(): Promise<void> {
    const through = progress.through();
    const message = batch.messages[through];
    if (through > committed && message !== undefined) {
      await batch.commitThrough(message);
      committed = through;
    }
  }

  async function tick(): Promise<void> {
    try {
      if (performance.now() - lastSettledAt > longestStillMs) {
        over.abort();
        still.reject(
          new TransientFault('The work on a batch came to no end; it is given up and fetched again.'),
        );
        return;
      }
      if (!batch.isCurrent()) {
        over.abort();
        return;
      }
      await batch.heartbeat();
      await commit();
    } catch (error) {
      failure = { error };
      over.abort();
    } finally {
      ticking = undefined;
    }
  }

  const timer = setInterval(() => {
    ticking ??= tick();
  }, tickMs);
  try {
    const working = work(batch, signal, (index) => {
      lastSettledAt = performance.now();
      progress.settled(index);
    });
    await Promise.race([working, still.promise]);
  } finally {
    clearInterval(timer);
    await ticking;
  }
  try {
    await commit();
  } catch (error) {
    failure ??= { error };
  }
  if (failure !== undefined) {
    throw failure.error;
  }
  return progress.through() === batch.messages.length - 1;
}
