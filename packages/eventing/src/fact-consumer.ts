import { type BatchWork, runBatch } from './batch.ts';
import { createBulkWork } from './bulk-work.ts';
import { type ConsumerRun, createConsumerRun } from './consumer-run.ts';
import type { FactConsumerOptions } from './fact-consumer-options.ts';
import { createFactSettling } from './fact-settling.ts';
import { createJointBulks } from './joint-bulks.ts';
import { createMessageIntake } from './message-intake.ts';
import { createPartitionTurns } from './partition-turns.ts';
import { backoff, pause } from './pause.ts';
import { createReactionWork } from './reaction-work.ts';
import { presentTopics } from './topic-presence.ts';
import { createTrouble } from './trouble.ts';

export interface FactConsumer {
  /** Begins to read and returns at once; while Kafka isn't there it goes on trying. See `isHealthy`. */
  start(): Promise<void>;
  /** Lets what is under way end, commits it and leaves the group. */
  stop(): Promise<void>;
  /** Whether the group was joined and Kafka has answered within the last 30 s. */
  isHealthy(): boolean;
  /** Asks for the topics again and, when they are others than before, reads those. */
  refreshTopics(): Promise<void>;
}

const unhealthyAfterMs = 30_000;
const fatalAfterMs = 60_000;
const missingTopicsCheckMs = 5_000;

function createWork(options: FactConsumerOptions): BatchWork {
  const { groupId, deadLetters, log, metrics } = options;
  const patienceMs = options.ahead === undefined ? undefined : Number.POSITIVE_INFINITY;
  const settling = createFactSettling({ groupId, deadLetters, log, metrics, patienceMs });
  if (options.handleBatch !== undefined) {
    return createBulkWork({
      intake: createMessageIntake(groupId, new Set(options.types)),
      settling,
      handleBatch: createJointBulks(options.handleBatch),
      bulkSize: options.bulkSize ?? 500,
    });
  }
  return createReactionWork({
    intake: createMessageIntake(groupId, new Set(options.reactions.map(({ type }) => type))),
    settling,
    reactions: options.reactions,
    concurrency: options.concurrency ?? 16,
  });
}

const sameTopics = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((topic) => right.includes(topic));

/**
 * Reads facts and reacts to them, at least once each. An offset is committed only after the work on it is done; what
 * can't be taken goes to the dead letters; a crashed kafkajs consumer is replaced by a new one.
 */
export function createFactConsumer(options: FactConsumerOptions): FactConsumer {
  const { kafka, groupId } = options;
  const log = options.log.child({ groupId });
  const work = createWork({ ...options, log });
  const turns = createPartitionTurns();
  const stopping = new AbortController();
  const trouble = createTrouble(log, 'The consumer lost Kafka; it makes itself anew until Kafka answers.');
  let refresh = new AbortController();
  let wanted: readonly string[] = [];
  let joined = false;
  let failures = 0;
  let lastSign = Date.now();
  let loop: Promise<void> | undefined;
  let watchdog: NodeJS.Timeout | undefined;

  const alive = () => {
    lastSign = Date.now();
  };

  function newRun(topics: readonly string[]): ConsumerRun {
    return createConsumerRun({
      kafka,
      groupId,
      topics,
      gatherMs: options.gatherMs,
      rest: options.rest,
      ahead: options.ahead,
      alive,
      rebalancing: turns.cancelAll,
      joined: () => {
        joined = true;
        failures = 0;
        alive();
        trouble.over();
      },
      work: (batch) => {
        options.metrics?.batch('consumed', batch.messages.length);
        const inTurn = options.ahead === undefined ? turns.take : turns.join;
        return inTurn(batch.topic, batch.partition, (signal) => runBatch(batch, work, signal));
      },
    });
  }

  /** Ends when a topic that was missing is there. */
  async function untilMoreTopics(present: readonly string[], signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(missingTopicsCheckMs, signal);
      const now = await presentTopics(kafka, wanted).catch(() => undefined);
      if (now !== undefined && present.length === 0) {
        alive();
      }
      if (now !== undefined && !sameTopics(now, present)) {
        return;
      }
    }
  }

  async function readOnce(): Promise<void> {
    refresh = new AbortController();
    wanted = [...new Set(await options.topics())];
    const present = await presentTopics(kafka, wanted);
    alive();
    const end = AbortSignal.any([refresh.signal, stopping.signal]);
    // Stopped while the topics were looked up: a signal that was aborted before gives no event to wait for.
    if (end.aborted) {
      return;
    }
    const missing = wanted.filter((topic) => !present.includes(topic));
    if (missing.length > 0) {
      log.warn(
        { topics: missing },
        'These topics are not there yet; the consumer reads them as soon as they are.',
      );
    }
    if (present.length === 0) {
      await untilMoreTopics(present, end);
      return;
    }
    const run = newRun(present);
    const over = new AbortController();
    try {
      const signal = AbortSignal.any([end, over.signal]);
      const crashed = run.crashed.then((error) => Promise.reject(error));
      const ended =
        missing.length > 0
          ? untilMoreTopics(present, signal)
          : new Promise<void>((resolve) => {
              signal.addEventListener('abort', () => resolve(), { once: true });
            });
      await Promise.race([run.start().then(() => ended), crashed]);
    } finally {
      over.abort();
      turns.cancelAll();
      await run.stop();
      joined = false;
    }
  }

  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await readOnce();
      } catch (error) {
        failures += 1;
        trouble.met(error);
        await pause(backoff(failures, 200, 2_000), stopping.signal);
      }
    }
  }

  function watch(): void {
    if (Date.now() - lastSign > fatalAfterMs) {
      clearInterval(watchdog);
      const error = new Error(
        `The consumer of group ${groupId} had no sign of Kafka for ${fatalAfterMs / 1000} s and can't be brought back; the process has to be started again.`,
      );
      log.fatal(error.message);
      options.onFatal(error);
    }
  }

  return {
    start: async () => {
      alive();
      loop ??= supervise();
      watchdog ??= setInterval(watch, 5_000);
    },
    stop: async () => {
      clearInterval(watchdog);
      stopping.abort();
      await loop;
    },
    isHealthy: () => joined && Date.now() - lastSign < unhealthyAfterMs,
    refreshTopics: async () => {
      if (!sameTopics(wanted, [...new Set(await options.topics())])) {
        refresh.abort();
      }
    },
  };
}
