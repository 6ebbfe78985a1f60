import { randomUUID } from 'node:crypto';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { openAdminKafka } from '@iwaa/winter/evidence/admin-kafka';
import type { Kafka, KafkaMessage } from 'kafkajs';

/** Kafka with the administrator's login. */
export function openKafka(engines: EngineAddresses): Kafka {
  return openAdminKafka(engines, 'bench');
}

/** Hands over every message of some topics as it comes, until it is closed. Commits nothing. */
export async function readTopics(
  kafka: Kafka,
  topics: readonly string[],
  take: (message: KafkaMessage, topic: string) => void,
): Promise<{ close(): Promise<void> }> {
  const consumer = kafka.consumer({ groupId: `bench.${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  const joined = new Promise<void>((resolve) => consumer.on('consumer.group_join', () => resolve()));
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message, topic }) => take(message, topic),
  });
  await joined;
  return { close: () => consumer.disconnect() };
}
