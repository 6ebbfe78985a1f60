import type { EngineAddresses } from '@iwaa/engines/engines';
import { openAdminKafka } from '@iwaa/proof-kit/kafka/admin-kafka';
import type { Kafka } from 'kafkajs';

/** Kafka with the administrator's login, with retries enough for a broker that is being started again. */
export function openKafka(engines: EngineAddresses): Kafka {
  return openAdminKafka(engines, 'faults', {
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 40 },
  });
}
