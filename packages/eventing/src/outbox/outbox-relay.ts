import type { Logger } from 'pino';
import { createOutageLog } from '../failure/outage-log.ts';
import { atMost, backoff, pause } from '../failure/pause.ts';
import type { FactPublisher, OutgoingFact } from '../kafka/fact-publisher.ts';
import { isOfOneTopic } from '../kafka/is-of-one-topic.ts';
import type { EventingMetrics } from '../metrics/eventing-metrics.ts';
import { createLeaseKeeper } from './lease-keeper.ts';
import { createSentFacts, placeOf } from './sent-facts.ts';
import { createUnavailableTopics, type UnavailableTopic } from './unavailable-topics.ts';

export interface OutboxEntry extends OutgoingFact {
  /** What the source needs to find the entry again; the relay doesn't look into it. */
  readonly documentRef: unknown;
}

export interface OutboxSource {
  /**
   * The oldest unsent facts, aggregate by aggregate in order: an entry for each topic that a fact goes to and has not
   * reached. None for the topics in `leftOut`, so that what waits for them does not stand before the rest.
   */
  take(limit: number, leftOut: ReadonlySet<string>): Promise<OutboxEntry[]>;
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
   * Hands over what a write has left in an aggregate's outbox: all that it holds, in order. It saves the relay a look, and
   * no more than that: what is not handed over, or was written by another process, is found in the outbox itself.
   */
  offer(entries: readonly OutboxEntry[]): void;
  /** The topics that take nothing while facts wait for them. */
  unavailableTopics(): readonly UnavailableTopic[];
  /** Finishes the batch in flight, if Kafka takes it within 10 s, empties the outbox of it and releases the lease. */
  stop(): Promise<void>;
}

export interface OutboxRelayOptions {
  source: OutboxSource;
  lease: Lease;
  publisher: Pick<FactPublisher, 'publish'>;
  log: Logger;
  metrics?: EventingMetrics;
  /** How often to look into the outbox itself, in milliseconds; 1000 if not given. */
  pollMs?: number;
  /** How long what was sent may stay in the outbox while more is sent, in milliseconds; 1000 if not given. */
  emptyAfterMs?: number;
  /** The most facts in one batch; 500 if not given. */
  batch?: number;
}

const longestStopMs = 10_000;
/** Facts that are kept in memory while they wait for Kafka; beyond, they are read from the outbox again. */
const mostOffered = 5_000;
/** While a look finds what nobody has offered, another process writes: the next comes sooner by this factor. */
const hurry = 10;
/** How long a topic that takes nothing is left out, in ms. */
const leaveOutMs = 5_000;

/**
 * Moves facts from a service's outbox to Kafka. It removes only what Kafka has acknowledged, so a fact may be published
 * twice and is never lost. Errors are waited out: nobody has to do anything when the engines come back.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { source, publisher, metrics, log } = options;
  const pollMs = options.pollMs ?? 1_000;
  const limit = options.batch ?? 500;
  const keeper = createLeaseKeeper(options.lease);
  const sent = createSentFacts({ source, emptyAfterMs: options.emptyAfterMs ?? 1_000, log });
  const stopped = new AbortController();
  const outage = createOutageLog(
    log,
    'The outbox can not be relayed to Kafka; its facts stay there and the relay tries again.',
  );
  const unavailable = createUnavailableTopics(leaveOutMs);
  metrics?.unavailableTopics(unavailable.list);
  let woken = new AbortController();
  let offered: OutboxEntry[] = [];
  /** Whether offers are taken: only by who relays, and who knows of nothing older in the outbox that has to go first. */
  let upToDate = false;
  let nextLook = Number.NEGATIVE_INFINITY;
  let loop: Promise<void> | undefined;

  /** From here on the outbox itself is the only truth. */
  function lookAgain(): void {
    offered = [];
    upToDate = false;
    nextLook = Number.NEGATIVE_INFINITY;
  }

  function nowSent(entries: readonly OutboxEntry[]): void {
    sent.add(entries);
    for (const topic of new Set(entries.map((entry) => entry.topic))) unavailable.taken(topic);
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
        nowSent(part);
      } catch (error) {
        if (!isOfOneTopic(error)) throw error;
        unavailable.failed(topic);
        log.error(
          { topic, facts: part.length },
          `A topic takes no facts; they stay in the outbox and are tried again every ${leaveOutMs / 1000} s. It is missing, or this service may not write it: provide it.`,
        );
      }
    }
  }

  async function publish(entries: readonly OutboxEntry[]): Promise<void> {
    const oldest = entries.reduce((least, { fact }) => Math.min(least, Date.parse(fact.time)), Date.now());
    metrics?.relayLag((Date.now() - oldest) / 1000);
    if (entries.length === 0) return;
    try {
      await publisher.publish(entries);
    } catch (error) {
      if (!isOfOneTopic(error)) throw error;
      await relayByTopic(entries);
      return;
    }
    nowSent(entries);
  }

  async function relayOutbox(): Promise<void> {
    upToDate = true;
    const found = await source.take(limit, unavailable.leftOut());
    const known = found.filter(sent.has);
    const unsent = found.filter((entry) => !sent.has(entry));
    // They were sent and are still there: whoever was to remove them could not, or the look came before.
    if (known.length > 0) sent.add(known);
    await publish(unsent);
    const isFull = found.length >= limit;
    // What was sent stands before the rest until it is removed.
    if (isFull) await sent.flush();
    const soon = isFull ? 0 : pollMs / hurry;
    nextLook = performance.now() + (unsent.length > 0 ? soon : pollMs);
  }

  async function relayOffered(): Promise<void> {
    const leftOut = unavailable.leftOut();
    // A fact is offered again with each that follows it, until it is known to be sent.
    const entries = new Map(offered.splice(0, limit).map((entry) => [placeOf(entry), entry]));
    await publish([...entries.values()].filter((entry) => !leftOut.has(entry.topic) && !sent.has(entry)));
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped.signal.aborted) {
      try {
        if (!(await keeper.hold())) {
          lookAgain();
          await pause(options.lease.ttlMs / 2, stopped.signal);
          continue;
        }
        woken = new AbortController();
        if (performance.now() >= nextLook) await relayOutbox();
        else if (offered.length > 0) await relayOffered();
        failures = 0;
        outage.recovered();
        const waitMs = nextLook - performance.now();
        if (offered.length === 0 && waitMs > 0) {
          await pause(waitMs, AbortSignal.any([woken.signal, stopped.signal]));
        }
      } catch (error) {
        failures += 1;
        lookAgain();
        outage.failed(error);
        await pause(backoff(failures, 200), stopped.signal);
      }
    }
  }

  return {
    start: () => {
      loop ??= run();
    },
    offer: (entries) => {
      if (!upToDate) return;
      offered.push(...entries);
      if (offered.length > mostOffered) lookAgain();
      // An abort makes an error with its stack where it has no reason, and each write of the service ends here.
      if (!woken.signal.aborted) woken.abort('offered');
    },
    unavailableTopics: unavailable.list,
    stop: async () => {
      stopped.abort();
      await atMost(loop, longestStopMs);
      await atMost(sent.close(), longestStopMs);
      await keeper.release();
    },
  };
}
