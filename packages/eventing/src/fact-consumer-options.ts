import type { Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import type { HandleBatch } from './bulk-work.ts';
import type { DeadLetters } from './fact-settling.ts';
import type { EventingMetrics } from './metrics.ts';
import type { Reaction } from './reaction.ts';
import type { RestRule } from './rest-by-load.ts';

interface CommonOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  /** The topics to read; asked again at each new beginning and by `refreshTopics`. Missing ones are read once they are there. */
  topics(): Promise<string[]> | string[];
  readonly deadLetters: DeadLetters;
  readonly log: Logger;
  readonly metrics?: EventingMetrics;
  /** How long it rests between fetches by its load; not at all if not given. */
  readonly rest?: RestRule;
  /** Called once when the consumer can't be brought back: the process should exit and be started again. */
  onFatal(error: Error): void;
}

interface ReactingOptions extends CommonOptions {
  readonly reactions: readonly Reaction[];
  /** Keys worked on at once within a batch of one partition; 16 if not given. */
  readonly concurrency?: number;
  readonly handleBatch?: never;
  readonly types?: never;
  readonly bulkSize?: never;
  readonly gatherMs?: never;
  readonly ahead?: never;
}

export interface BulkOptions extends CommonOptions {
  /** Takes facts in bulk; offsets are committed after it resolves. Faults are treated as those of a reaction. */
  readonly handleBatch: HandleBatch;
  /** The types handed over; the others are passed over. */
  readonly types: readonly string[];
  /** The most facts handed over at once; 500 if not given. */
  readonly bulkSize?: number;
  /** How long Kafka gathers facts before it hands them over, in ms; not at all if not given. */
  readonly gatherMs?: number;
  /** So many facts may be under way while it reads on; where left out it reads on when all of a fetch are handled. */
  readonly ahead?: number;
  readonly reactions?: never;
  readonly concurrency?: never;
}

export type FactConsumerOptions = ReactingOptions | BulkOptions;
