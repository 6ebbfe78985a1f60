import type { Logger } from 'pino';
import type { FactPublisher, OutgoingFact } from './fact-publisher.ts';
import { causesOf } from './fault.ts';
import { createLeaseKeeper } from './lease-keeper.ts';
import type { EventingMetrics } from './metrics.ts';
import { atMost, backoff, pause } from './pause.ts';
import { createTrouble } from './trouble.ts';

export interface OutboxEntry extends OutgoingFact {
  /** What the source needs to find the entry again; the relay doesn't look into it. */
  readonly documentRef: unknown;
}

export interface OutboxSource {
  /**
   * The oldest unsent facts, aggregate by aggregate in order: an entry for each topic that a fact goes to and has not
   * reached. None for the topics in `shut`, so that what waits for them does not stand before the rest. Where `only` names
   * parts of the source, the others need not be looked at this time.
   */
  take(limit: number, shut: ReadonlySet<string>, only?: ReadonlySet<string>): Promise<OutboxEntry[]>;
  /** Removes what Kafka has acknowledged and nothing else: of a fact for two topics perhaps one. */
  remove(entries: readonly OutboxEntry[]): Promise<void>;
}

/** The right to relay, held by one process of a service at a time. */
export interface Lease {
  /** Takes or renews it; false while another process has it. */
  acquire(): Promise<boolean>;
  release(): Promise<void>;
  readonly ttlMs: number;
}

export interface OutboxRelay {
  start(): void;
  /**
   * Says that something was written; many calls at once are one look. Whoever says into which part of the source saves a
   * look at the others, each of which is a query; all are looked at every `pollMs` whatever was said.
   */
  wake(part?: string): void;
  /** Finishes the batch in flight, if Kafka takes it within 10 s, then releases the lease. */
  stop(): Promise<void>;
}

export interface OutboxRelayOptions {
  source: OutboxSource;
  lease: Lease;
  publisher: Pick<FactPublisher, 'publish'>;
  log: Logger;
  metrics?: EventingMetrics;
  /** How often to look without being woken, in milliseconds; 200 if not given. */
  pollMs?: number;
  /** The most facts in one batch; 500 if not given. */
  batch?: number;
}

const longestStopMs = 10_000;
/** How long a topic that takes nothing is left out, in ms. */
const shutTopicMs = 5_000;

const topicErrors = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'TOPIC_AUTHORIZATION_FAILED',
  'MESSAGE_TOO_LARGE',
]);

function isOfOneTopic(error: unknown): boolean {
  return causesOf(error).some(
    (cause) => 'type' in cause && typeof cause.type === 'string' && topicErrors.has(cause.type),
  );
}

/**
 * Moves facts from a service's outbox to Kafka. It removes only what Kafka has acknowledged, so a fact may be published
 * twice and is never lost. Errors are waited out: nobody has to do anything when the engines come back.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { source, publisher, metrics } = options;
  const pollMs = options.pollMs ?? 200;
  const limit = options.batch ?? 500;
  const keeper = createLeaseKeeper(options.lease);
  const stopped = new AbortController();
  const trouble = createTrouble(
    options.log,
    'The outbox can not be relayed to Kafka; its facts stay there and the relay tries again.',
  );
  const shutUntil = new Map<string, number>();
  let woken = new AbortController();
  /** The parts that were written to since the last look. */
  let written = new Set<string>();
  let lookedAtAll = Number.NEGATIVE_INFINITY;
  let loop: Promise<void> | undefined;

  async function removeSent(entries: readonly OutboxEntry[]): Promise<void> {
    await source.remove(entries);
    metrics?.batch('published', entries.length);
    for (const { fact } of entries) {
      metrics?.published(fact.type);
    }
  }

  /**
   * One topic that is missing or closed to us must not hold up the others: each has its own try, and what failed is left
   * out for a while.
   */
  async function relayByTopic(entries: readonly OutboxEntry[]): Promise<void> {
    for (const [topic, part] of Map.groupBy(entries, (entry) => entry.topic)) {
      try {
        await publisher.publish(part);
        await removeSent(part);
      } catch (error) {
        if (!isOfOneTopic(error)) throw error;
        shutUntil.set(topic, Date.now() + shutTopicMs);
        options.log.error(
          { topic, facts: part.length },
          `A topic takes no facts; they stay in the outbox and are tried again every ${shutTopicMs / 1000} s. It is missing, or this service may not write it: provide it.`,
        );
      }
    }
  }

  function shutTopics(): Set<string> {
    for (const [topic, until] of shutUntil) if (until <= Date.now()) shutUntil.delete(topic);
    return new Set(shutUntil.keys());
  }

  /** The parts to look at now; undefined: all. */
  function takeParts(): ReadonlySet<string> | undefined {
    const parts = written;
    written = new Set();
    const now = performance.now();
    if (parts.size > 0 && now - lookedAtAll < pollMs) return parts;
    lookedAtAll = now;
    return undefined;
  }

  async function relayOnce(parts: ReadonlySet<string> | undefined): Promise<number> {
    const entries = await source.take(limit, shutTopics(), parts);
    const oldest = entries.reduce((least, { fact }) => Math.min(least, Date.parse(fact.time)), Date.now());
    metrics?.relayLag((Date.now() - oldest) / 1000);
    if (entries.length > 0) {
      try {
        await publisher.publish(entries);
      } catch (error) {
        if (!isOfOneTopic(error)) throw error;
        await relayByTopic(entries);
        return entries.length;
      }
      await removeSent(entries);
    }
    return entries.length;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped.signal.aborted) {
      try {
        if (!(await keeper.hold())) {
          await pause(options.lease.ttlMs / 2, stopped.signal);
          continue;
        }
        woken = new AbortController();
        const relayed = await relayOnce(takeParts());
        failures = 0;
        trouble.over();
        if (relayed >= limit) {
          lookedAtAll = Number.NEGATIVE_INFINITY;
        } else {
          await pause(pollMs, AbortSignal.any([woken.signal, stopped.signal]));
        }
      } catch (error) {
        failures += 1;
        lookedAtAll = Number.NEGATIVE_INFINITY;
        trouble.met(error);
        await pause(backoff(failures, pollMs), stopped.signal);
      }
    }
  }

  return {
    start: () => {
      loop ??= run();
    },
    wake: (part) => {
      if (part === undefined) lookedAtAll = Number.NEGATIVE_INFINITY;
      else written.add(part);
      woken.abort();
    },
    stop: async () => {
      stopped.abort();
      await atMost(loop, longestStopMs);
      await keeper.release();
    },
  };
}
