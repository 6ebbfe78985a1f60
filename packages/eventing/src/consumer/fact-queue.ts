import { backoff } from '../failure/pause.ts';
import { createBatchDelivery, createReactionDelivery } from './deliver.ts';
import type { FactConsumerOptions } from './fact-consumer-options.ts';
import { createFailurePolicy } from './failure-policy.ts';
import { createKeyedQueue, type KeyedQueue } from './keyed-queue.ts';
import type { TakenMessage } from './taken-message.ts';

/** Where a consumer puts what it has taken, to be handled as its options say. */
export interface FactQueue extends Pick<KeyedQueue<TakenMessage>, 'clear' | 'idle'> {
  add(taken: TakenMessage): void;
}

const retryBackoff = { firstMs: 100, longestMs: 1_000 };

const placeOf = ({ topic, partition }: TakenMessage) => `${topic}/${partition}`;

/**
 * Facts of a case come by several topics, and one may wait for another: only those of one partition keep their order, so that
 * a fact that waits never keeps the one that it waits for from being handled.
 */
const keyInPartition = (taken: TakenMessage) => `${placeOf(taken)}/${String(taken.message.key ?? '')}`;

/** A batch has the facts of a case together, whatever topic they come by. */
const keyOf = (taken: TakenMessage) => String(taken.message.key ?? placeOf(taken));

export function createFactQueue(options: FactConsumerOptions): FactQueue {
  const { groupId, deadLetters, log, metrics } = options;
  const policy = createFailurePolicy({ groupId, deadLetters, log, metrics });
  const backoffMs = (attempts: number) => backoff(attempts, retryBackoff.firstMs, retryBackoff.longestMs);
  if ('reactions' in options) {
    const queue = createKeyedQueue({
      concurrency: options.concurrency ?? 16,
      itemsPerDelivery: Number.POSITIVE_INFINITY,
      deliver: createReactionDelivery(options.reactions, policy),
      backoffMs,
    });
    return { ...queue, add: (taken) => queue.add(keyInPartition(taken), taken) };
  }
  const { concurrency = 1, keysPerBatch, factsPerBatch = 500, priorityOf } = options;
  const queue = createKeyedQueue<TakenMessage>({
    concurrency,
    keysPerDelivery: keysPerBatch ?? Number.POSITIVE_INFINITY,
    itemsPerDelivery: factsPerBatch,
    // What can't be a fact is put aside before anything else.
    priorityOf:
      priorityOf &&
      (({ content }) => ('fact' in content ? priorityOf(content.fact) : Number.NEGATIVE_INFINITY)),
    deliver: createBatchDelivery(options.handleBatch, policy),
    backoffMs,
  });
  return { ...queue, add: (taken) => queue.add(keyOf(taken), taken) };
}
