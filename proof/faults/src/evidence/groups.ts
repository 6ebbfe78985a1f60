import { defaultNamespace } from '@iwaa/contracts/topology';
import { type KafkaProgress, readProgress } from '@iwaa/proof-kit/kafka/kafka-progress';
import type { Kafka } from 'kafkajs';

/** How far Kafka is, by a connection of its own, since the broker may have died since the last look. */
export async function readGroups(kafka: Kafka): Promise<KafkaProgress> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await readProgress(admin, defaultNamespace);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
