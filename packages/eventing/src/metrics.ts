import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What is counted of events. Labels are types, groups and coded reasons; never an id. */
export interface EventingMetrics {
  published(type: string): void;
  consumed(group: string, type: string): void;
  retried(group: string, kind: 'transient' | 'unknown'): void;
  deadLettered(group: string, reason: string): void;
  /** How long the oldest fact of the outbox has waited for Kafka, in seconds; 0 when there is none. */
  relayLag(seconds: number): void;
  batch(direction: 'published' | 'consumed', size: number): void;
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
  return {
    published: (type) => published.inc({ type }),
    consumed: (group, type) => consumed.inc({ group, type }),
    retried: (group, kind) => retries.inc({ group, kind }),
    deadLettered: (group, reason) => deadLetters.inc({ group, reason }),
    relayLag: (seconds) => lag.set(seconds),
    batch: (direction, size) => batches.observe({ direction }, size),
  };
}
