import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { UnavailableTopic } from '../outbox/unavailable-topics.ts';

/** What is counted of events. Labels are types, groups, topics and coded reasons; never a person's or a case's id. */
export interface EventingMetrics {
  published(type: string): void;
  consumed(group: string, type: string): void;
  retried(group: string, kind: 'transient' | 'unknown'): void;
  deadLettered(group: string, reason: string): void;
  /** How long the oldest fact of the outbox has waited for Kafka, in seconds; 0 when there is none. */
  relayLag(seconds: number): void;
  batch(direction: 'published' | 'consumed', size: number): void;
  /** Has a reader asked, each time that the metrics are read, how far it is. */
  reader(group: string, look: () => ReaderFigures): void;
  /** Has the relay asked, each time that the metrics are read, which topics take nothing. */
  unavailableTopics(look: () => readonly UnavailableTopic[]): void;
}

/** How far a reader is, in messages and ms; what it doesn't know is 0. */
export interface ReaderFigures {
  readonly unread?: number | undefined;
  readonly oldestMs?: number | undefined;
  readonly stillMs?: number | undefined;
}

/** Counts on a prom-client registry; one call per registry. */
export function createEventingMetrics(registry: Registry): EventingMetrics {
  const registers = [registry];
  const published = new Counter({
    name: 'iwaa_facts_published_total',
    help: 'Facts that Kafka acknowledged',
    labelNames: ['type'],
    registers,
  });
  const consumed = new Counter({
    name: 'iwaa_facts_consumed_total',
    help: 'Facts that were reacted to',
    labelNames: ['group', 'type'],
    registers,
  });
  const retries = new Counter({
    name: 'iwaa_fact_retries_total',
    help: 'Reactions that were tried again, by kind of fault',
    labelNames: ['group', 'kind'],
    registers,
  });
  const deadLetters = new Counter({
    name: 'iwaa_dead_letters_total',
    help: 'Messages put aside, by coded reason',
    labelNames: ['group', 'reason'],
    registers,
  });
  const lag = new Gauge({
    name: 'iwaa_relay_lag_seconds',
    help: 'How long the oldest unsent fact has waited',
    registers,
  });
  const batches = new Histogram({
    name: 'iwaa_facts_batch_size',
    help: 'Facts in a batch',
    labelNames: ['direction'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    registers,
  });
  const readers = new Map<string, () => ReaderFigures>();
  const ofReaders = (name: string, help: string, figureOf: (figures: ReaderFigures) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['group'],
      registers,
      collect() {
        for (const [group, look] of readers) this.set({ group }, figureOf(look()));
      },
    });
  ofReaders(
    'iwaa_reader_unread_messages',
    'Messages in Kafka that a reader has not taken yet, as its last fetches said',
    ({ unread = 0 }) => unread,
  );
  ofReaders(
    'iwaa_reader_oldest_seconds',
    'Age of the oldest message that a reader has taken and not dealt with',
    ({ oldestMs = 0 }) => oldestMs / 1000,
  );
  ofReaders(
    'iwaa_reader_still_seconds',
    'How long a partition has stood still though there is something to read in it',
    ({ stillMs = 0 }) => stillMs / 1000,
  );
  let unavailableTopics: () => readonly UnavailableTopic[] = () => [];
  new Gauge({
    name: 'iwaa_outbox_topic_unavailable_seconds',
    help: 'How long a topic has taken nothing while facts wait for it; none while all take theirs',
    labelNames: ['topic'],
    registers,
    collect() {
      this.reset();
      for (const { topic, forMs } of unavailableTopics()) this.set({ topic }, forMs / 1000);
    },
  });
  return {
    published: (type) => published.inc({ type }),
    consumed: (group, type) => consumed.inc({ group, type }),
    retried: (group, kind) => retries.inc({ group, kind }),
    deadLettered: (group, reason) => deadLetters.inc({ group, reason }),
    relayLag: (seconds) => lag.set(seconds),
    unavailableTopics: (look) => {
      unavailableTopics = look;
    },
    reader: (group, look) => readers.set(group, look),
    batch: (direction, size) => batches.observe({ direction }, size),
  };
}
