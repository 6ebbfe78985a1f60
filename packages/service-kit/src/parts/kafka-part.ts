import { createFactPublisher, type FactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import { createKafka } from '@iwaa/eventing/kafka/kafka';
import { createEventingMetrics, type EventingMetrics } from '@iwaa/eventing/metrics/eventing-metrics';
import type { Kafka } from 'kafkajs';
import type { KafkaConfig } from '../config.ts';
import type { Base, Part } from './part.ts';

/** The way to Kafka. It needs no database. */
export interface KafkaPart extends Part {
  readonly kafka: Kafka;
  readonly publisher: FactPublisher;
  readonly metrics: EventingMetrics;
}

export function createKafkaPart({ name, config, log, registry }: Base<KafkaConfig>): KafkaPart {
  const kafka = createKafka(
    {
      brokers: config.KAFKA_BROKERS,
      username: config.KAFKA_USERNAME,
      password: config.KAFKA_PASSWORD,
      clientId: name,
      ssl: config.KAFKA_SSL,
      groupInstance: config.KAFKA_GROUP_INSTANCE_ID,
    },
    log,
  );
  const publisher = createFactPublisher({ kafka, log });
  return {
    kafka,
    publisher,
    metrics: createEventingMetrics(registry),
    stop: () => publisher.close(),
  };
}
