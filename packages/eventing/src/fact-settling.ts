import type { Fact } from '@iwaa/contracts/event';
import type { Logger } from 'pino';
import type { Batch } from './batch.ts';
import { toDeadLetter } from './dead-letter.ts';
import type { FactPublisher } from './fact-publisher.ts';
import type { ReceivedMessage } from './message.ts';
import type { EventingMetrics } from './metrics.ts';
import { backoff, pause } from './pause.ts';
import { settle } from './settle.ts';
import { createTrouble } from './trouble.ts';

/** Where a consumer puts aside what it can't take. */
export interface DeadLetters {
  readonly publisher: Pick<FactPublisher, 'forward'>;
  readonly topic: string;
}

export interface FactSettlingOptions {
  readonly groupId: string;
  readonly deadLetters: DeadLetters;
  readonly log: Logger;
  readonly metrics?: EventingMetrics | undefined;
  /** How long a transient fault is waited out within a batch, in ms; a second if not given. */
  readonly patienceMs?: number | undefined;
}

interface Refusal {
  readonly reason: string;
  readonly code: string;
  readonly attempts: number;
}

/** How every message comes to an end: reacted to, or put aside. Each answers false when the batch ended first. */
export interface FactSettling {
  work(facts: readonly Fact[], work: () => Promise<void>, signal: AbortSignal): Promise<boolean | Refusal>;
  putAside(batch: Batch, message: ReceivedMessage, refusal: Refusal, signal: AbortSignal): Promise<boolean>;
}

/**
 * kafkajs fetches from a broker only when all it fetched before has been worked on: who waits within a batch keeps every
 * other partition waiting, perhaps the very one whose fact is waited for. So a batch is left after this time, in ms, and its
 * unsettled messages are fetched again with the others. A reader that reads ahead keeps nobody waiting.
 */
const shortPatienceMs = 1_000;
/** Whoever waits for an engine to come back asks at least so often (ms). */
const longestWaitMs = 1_000;

export function createFactSettling(options: FactSettlingOptions): FactSettling {
  const { groupId, deadLetters, log, metrics, patienceMs = shortPatienceMs } = options;
  const transient = createTrouble(
    log,
    'A reaction meets a fault that passes by itself; its facts wait and are tried again until then.',
  );
  const shut = createTrouble(
    log,
    `The dead-letter topic ${deadLetters.topic} takes nothing; the partition waits and tries again.`,
  );

  return {
    async work(facts, work, signal) {
      const settled = await settle(work, {
        signal,
        patienceMs,
        longestWaitMs,
        retrying: (kind, error) => {
          metrics?.retried(groupId, kind);
          if (kind === 'transient') {
            transient.met(error);
          }
        },
      });
      if (settled.outcome === 'refused') {
        return settled;
      }
      if (settled.outcome === 'abandoned') {
        return false;
      }
      transient.over();
      for (const fact of facts) {
        metrics?.consumed(groupId, fact.type);
      }
      return true;
    },

    async putAside(batch, message, refusal, signal) {
      const letter = toDeadLetter(message, {
        topic: batch.topic,
        partition: batch.partition,
        offset: message.offset,
        group: groupId,
        reason: refusal.reason,
        code: refusal.code,
        attempts: refusal.attempts,
        time: new Date().toISOString(),
      });
      for (let attempt = 1; !signal.aborted; attempt += 1) {
        try {
          await deadLetters.publisher.forward(deadLetters.topic, [letter]);
          shut.over();
          metrics?.deadLettered(groupId, refusal.reason);
          log.error(
            {
              topic: batch.topic,
              partition: batch.partition,
              offset: message.offset,
              reason: refusal.reason,
              code: refusal.code,
              attempts: refusal.attempts,
            },
            `A message could not be taken and was put aside on ${deadLetters.topic}; the partition goes on. When the cause is mended, replay it.`,
          );
          return true;
        } catch (error) {
          shut.met(error);
          await pause(backoff(attempt), signal);
        }
      }
      return false;
    },
  };
}
