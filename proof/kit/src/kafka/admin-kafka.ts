import type { EngineAddresses } from '@iwaa/engines/engines';
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';

/** Kafka with the administrator's login, for who looks at it from outside. `retrying` where its broker may be away. */
export function openAdminKafka(
  { kafka }: EngineAddresses,
  clientId: string,
  retrying: Pick<KafkaConfig, 'connectionTimeout' | 'requestTimeout' | 'retry'> = {},
): Kafka {
  return new Kafka({
    clientId,
    brokers: kafka.brokers,
    sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
    logLevel: logLevel.NOTHING,
    ...retrying,
  });
}
