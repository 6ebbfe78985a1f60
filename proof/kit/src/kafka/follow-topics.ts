import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';

/** Hands over every message of some topics as it comes, from their beginning, until it is closed. Commits nothing. */
export async function followTopics(
  kafka: Kafka,
  topics: readonly string[],
  take: (message: KafkaMessage, topic: string) => void,
): Promise<{ close(): Promise<void> }> {
  const consumer = kafka.consumer({ groupId: `proof-follower.${randomUUID()}`, maxWaitTimeInMs: 100 });
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
