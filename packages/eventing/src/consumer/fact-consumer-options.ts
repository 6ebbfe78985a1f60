import type { Fact } from '@iwaa/contracts/event';
import type { Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import type { EventingMetrics } from '../metrics/eventing-metrics.ts';
import type { HandleBatch } from './deliver.ts';
import type { DeadLetters } from './failure-policy.ts';
import type { FetchDelayRule } from './fetch-delay.ts';
import type { Reaction } from './reaction.ts';

/** How a reader works through what it reads. */
interface ReadingOptions {
  /** How long it rests between fetches by its load; not at all if not given. */
  readonly fetchDelay?: FetchDelayRule;
  /** So many messages may be under way while it reads on; 1000 if not given. */
  readonly ahead?: number;
}

/** Facts are reacted to one by one, those of a key in their order. */
export interface ReactingOptions extends ReadingOptions {
  readonly reactions: readonly Reaction[];
  /** How many keys are worked on at once; 16 if not given. */
  readonly concurrency?: number;
}

/** Facts are handed over in batches. */
export interface BatchOptions extends ReadingOptions {
  readonly handleBatch: HandleBatch;
  /** The types handed over; the others are passed over. */
  readonly types: readonly string[];
  /** The most facts of a batch; 500 if not given. */
  readonly factsPerBatch?: number;
  /** The most keys of a batch; any number if not given. */
  readonly keysPerBatch?: number;
  /** How many batches are under way at once, never two of one key; 1 if not given. */
  readonly concurrency?: number;
  /** Of the keys that wait the one with the lowest goes first; the one that came first where it is not given. */
  readonly priorityOf?: (fact: Fact) => number;
}

/** What is done with the facts that are read. */
export type Handling = ReactingOptions | BatchOptions;

export type FactConsumerOptions = Handling & {
  readonly kafka: Kafka;
  readonly groupId: string;
  /** The topics to read; asked again at each new beginning and by `refreshTopics`. Missing ones are read once they are there. */
  topics(): Promise<string[]> | string[];
  /** Whether topics may be missing, because they come and go: then it counts as connected without any. */
  readonly topicsComeAndGo?: boolean | undefined;
  readonly deadLetters: DeadLetters;
  readonly log: Logger;
  readonly metrics?: EventingMetrics;
  /** How long a partition may stand still before the reader counts as standing still, in ms; two minutes if not given. */
  readonly stillAfterMs?: number;
  /** Called once when the consumer can't be brought back: the process should exit and be started again. */
  onFatal(error: Error): void;
};
