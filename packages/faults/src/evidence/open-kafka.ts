import type { EngineAddresses } from '@iwaa/engines/engines';
import { Kafka, logLevel } from 'kafkajs';

/** Kafka with the administrator's login, patient enough for a broker that is being started again. */
export function openKafka({ kafka }: EngineAddresses): Kafka {
  return new Kafka({
    clientId: 'faults',
    brokers: kafka.brokers,
    sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 40 },
  });
}
