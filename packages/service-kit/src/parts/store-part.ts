import { factsTopic } from '@iwaa/contracts/topology';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { createOutboxRelay } from '@iwaa/eventing/outbox/outbox-relay';
import type { Connection } from 'mongoose';
import { type AccessLog, createAccessLog } from '../access-log/access-log.ts';
import type { KafkaConfig, StoreConfig } from '../config.ts';
import { type Aggregates, createAggregates } from '../store/aggregates.ts';
import { connectDatabase } from '../store/database.ts';
import { createLease } from '../store/lease.ts';
import { createOutboxSource } from '../store/outbox-source.ts';
import type { KafkaPart } from './kafka-part.ts';
import type { Base, Part } from './part.ts';
import { remedyForTopic } from './remedy-for-topic.ts';

/** A service's database, and its aggregates, whose facts are relayed to Kafka. */
export interface StorePart extends Part {
  readonly database: Connection;
  readonly aggregates: Aggregates;
  readonly accessLog: AccessLog;
}

/** How long the relay's lease lasts without being renewed; so long may a successor wait after a sudden death. */
const relayLeaseMs = 3000;

/** Connects; the collections of the aggregates that were made until then are there once it is started. */
export async function createStorePart(
  name: ServiceName,
  { config, log, clock }: Base<StoreConfig & KafkaConfig>,
  { publisher, metrics }: KafkaPart,
): Promise<StorePart> {
  const database = await connectDatabase(config.MONGO_URL, log);
  const aggregates = createAggregates(database, {
    clock,
    self: { role: 'service', subject: name },
    topic: factsTopic(name, config.IWAA_NAMESPACE),
    written: (kind, id, outbox) => relay.offer(outboxes.entriesOf(kind, id, outbox)),
  });
  const outboxes = createOutboxSource(`/iwaa/${name}`, aggregates.collections);
  const relay = createOutboxRelay({
    source: outboxes,
    lease: createLease(database, 'outbox-relay', relayLeaseMs),
    publisher,
    log,
    metrics,
  });
  return {
    database,
    aggregates,
    accessLog: createAccessLog(database, clock),
    readiness: { mongodb: async () => (await database.db?.command({ ping: 1 }))?.ok === 1 },
    attention: () =>
      relay
        .unavailableTopics()
        .map(
          ({ topic, forMs }) =>
            `Facts have waited for the topic ${topic} for ${Math.round(forMs / 1000)} s. ${remedyForTopic(topic, config.IWAA_NAMESPACE)}`,
        ),
    async start() {
      await aggregates.ensureCollections();
      relay.start();
    },
    async stop() {
      await relay.stop();
      await database.close();
    },
  };
}
