import type { EngineAddresses } from '@iwaa/engines/engines';
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';

/** Kafka with the administrator's login, for who looks at it from outside. `patience` where its broker may be away. */
export function openAdminKafka(
  { kafka }: EngineAddresses,
  clientId: string,
  patience: Pick<KafkaConfig, 'connectionTimeout' | 'requestTimeout' | 'retry'> = {},
): Kafka {
  return new Kafka({
    clientId,
    brokers: kafka.brokers,
    sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
    logLevel: logLevel.NOTHING,
    ...patience,
  });
}
