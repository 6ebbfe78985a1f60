import { createOutageLog } from '../failure/outage-log.ts';
import { backoff, pause } from '../failure/pause.ts';
import { isKafkaAway } from '../kafka/is-kafka-away.ts';
import { presentTopics } from '../kafka/present-topics.ts';
import { createClassifier } from './classify-message.ts';
import { type ConsumerRun, createConsumerRun, type HandedOut } from './consumer-run.ts';
import type { FactConsumerOptions } from './fact-consumer-options.ts';
import { createFactQueue } from './fact-queue.ts';

export interface FactConsumer {
  /** Begins to read and returns at once; while Kafka isn't there it goes on trying. See `isConnected`. */
  start(): Promise<void>;
  /** Lets what is under way end, commits it and leaves the group. */
  stop(): Promise<void>;
  /** Whether it reads what there is to read, and Kafka has answered within the last 30 s. */
  isConnected(): boolean;
  /** The topics that it is to read and that are not there. */
  missingTopics(): readonly string[];
  /** Whether it gets on: false while a partition has stood still for long, or it dies again and again. */
  isProgressing(): boolean;
  /** Asks for the topics again and, when they are others than before, reads those. */
  refreshTopics(): Promise<void>;
}

const silentAfterMs = 30_000;
const fatalAfterMs = 60_000;
const defaultStillAfterMs = 120_000;
const topicsCheckMs = 5_000;
const watchEveryMs = 5_000;
const defaultAhead = 1_000;
/** So often in a row without anything done: then it is not Kafka that was lost. */
const crashesAtOnePlace = 3;
const longestRestartMs = 30_000;
/** Longer than the longest pause before a restart. */
const livesAgainAfterMs = 60_000;

const sameTopics = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((topic) => right.includes(topic));

/**
 * Reads facts and has them handled, at least once each: those of a key in their order, the keys beside each other. An offset
 * is committed only after the work on it and on all before it is done; what can't be taken goes to the dead letters; a
 * crashed kafkajs consumer is replaced by a new one.
 */
export function createFactConsumer(options: FactConsumerOptions): FactConsumer {
  const { kafka, groupId, metrics, stillAfterMs = defaultStillAfterMs } = options;
  const log = options.log.child({ groupId });
  const types = 'reactions' in options ? options.reactions.map(({ type }) => type) : options.types;
  const classify = createClassifier(groupId, new Set(types));
  const queue = createFactQueue({ ...options, log });
  const stopping = new AbortController();
  const outage = createOutageLog(log, 'The consumer lost Kafka; it makes itself anew until Kafka answers.');
  let refresh = new AbortController();
  let wanted: readonly string[] = [];
  let run: ConsumerRun | undefined;
  let missing: readonly string[] = [];
  let joined = false;
  /** Kafka was asked, and has none of the topics. */
  let isIdle = false;
  let failures = 0;
  /** Since something was done last. */
  let crashes = 0;
  let lastCrash = 0;
  let wasStill = false;
  let lastSign = Date.now();
  let loop: Promise<void> | undefined;
  let watchdog: NodeJS.Timeout | undefined;

  const alive = () => {
    lastSign = Date.now();
  };

  function handOut(given: HandedOut): void {
    const received = classify(given.topic, given.message);
    if (received.kind === 'none') {
      given.done();
      return;
    }
    const done = () => {
      crashes = 0;
      given.done();
    };
    const { kind: _, ...content } = received;
    const tries = { all: 0, unknown: 0 };
    queue.add({ ...given, content, tries, done });
  }

  function newRun(topics: readonly string[]): ConsumerRun {
    return createConsumerRun({
      kafka,
      groupId,
      topics,
      fetchDelay: options.fetchDelay,
      ahead: options.ahead ?? defaultAhead,
      alive,
      revoked: queue.clear,
      joined: () => {
        joined = true;
        failures = 0;
        alive();
        outage.recovered();
      },
      handOut,
    });
  }

  /** Ends when a topic that was missing is there, or one that was there is gone. */
  async function untilTopicsChange(present: readonly string[], signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(topicsCheckMs, signal);
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
    missing = wanted.filter((topic) => !present.includes(topic));
    if (missing.length > 0) {
      log.warn(
        { topics: missing },
        'These topics are not there yet; the consumer reads them as soon as they are.',
      );
    }
    if (present.length === 0) {
      isIdle = true;
      await untilTopicsChange(present, end);
      isIdle = false;
      return;
    }
    run = newRun(present);
    const over = new AbortController();
    try {
      const signal = AbortSignal.any([end, over.signal]);
      const crashed = run.crashed.then((error) => Promise.reject(error));
      const ended =
        // kafkajs waits long for a topic that was deleted, and keeps the others waiting with it.
        missing.length > 0 || options.topicsComeAndGo
          ? untilTopicsChange(present, signal)
          : new Promise<void>((resolve) => {
              signal.addEventListener('abort', () => resolve(), { once: true });
            });
      await Promise.race([run.start().then(() => ended), crashed]);
    } finally {
      over.abort();
      queue.clear();
      await run.stop(queue.idle());
      run = undefined;
      // Who goes over to other topics is away for a moment only, and `lastSign` says when it is longer.
      joined = joined && refresh.signal.aborted && !stopping.signal.aborted;
    }
  }

  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await readOnce();
      } catch (error) {
        failures += 1;
        if (isKafkaAway(error)) outage.failed(error);
        else crashed(error);
        const longestMs = crashes < crashesAtOnePlace ? 2_000 : longestRestartMs;
        await pause(backoff(Math.max(failures, crashes), 200, longestMs), stopping.signal);
      }
    }
  }

  /** kafkajs gave up for another reason than Kafka's being away. */
  function crashed(error: unknown): void {
    crashes += 1;
    lastCrash = Date.now();
    if (crashes < crashesAtOnePlace) outage.failed(error);
    else
      log.error(
        { err: error, crashes },
        'The consumer dies again and again before anything is done, and not because Kafka is away: a message or an answer of Kafka can not be read. It goes on trying, ever more rarely; its facts wait.',
      );
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
    if (joined && Date.now() - lastCrash > livesAgainAfterMs) crashes = 0;
    const { stillMs, stillAt } = run?.progress() ?? {};
    if (isStill() && !wasStill)
      log.error(
        { ...stillAt, stillMs },
        'A reader stands still: this message is tried again and again, and nothing behind it is committed. What it waits for is in the warnings before this line.',
      );
    else if (wasStill && !isStill()) log.info('The reader gets on again.');
    wasStill = isStill();
  }

  function isStill(): boolean {
    return (run?.progress().stillMs ?? 0) > stillAfterMs;
  }

  metrics?.reader(groupId, () => ({ ...run?.progress(), unread: run?.unread() }));

  return {
    start: async () => {
      alive();
      loop ??= supervise();
      watchdog ??= setInterval(watch, watchEveryMs);
    },
    stop: async () => {
      clearInterval(watchdog);
      stopping.abort();
      await loop;
    },
    isConnected: () =>
      (joined || (isIdle && options.topicsComeAndGo === true)) && Date.now() - lastSign < silentAfterMs,
    missingTopics: () => missing,
    isProgressing: () => !isStill() && crashes < crashesAtOnePlace,
    refreshTopics: async () => {
      if (!sameTopics(wanted, [...new Set(await options.topics())])) {
        refresh.abort();
      }
    },
  };
}
