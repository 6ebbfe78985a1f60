import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';

/** A message with the place at which it lies. */
export interface PlacedMessage {
  readonly topic: string;
  readonly partition: number;
  readonly message: KafkaMessage;
}

/**
 * Hands over every message that these topics hold at this moment, from their beginning, in the order of each partition. It
 * commits nothing, and what is written meanwhile is left out.
 * @param group the first part of the reader's group, which has to be one that its login may use
 */
export async function readToEnd(
  kafka: Kafka,
  topics: readonly string[],
  group: string,
  take: (placed: PlacedMessage) => void,
): Promise<void> {
  const ends = await endsOf(kafka, topics);
  const open = new Set(ends.keys());
  if (open.size === 0) return;
  const consumer = kafka.consumer({
    groupId: `${group}.${randomUUID()}`,
    maxWaitTimeInMs: 100,
    maxBytesPerPartition: 8_388_608,
    allowAutoTopicCreation: false,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            const { topic, partition, messages } = batch;
            const end = ends.get(placeOf(topic, partition)) ?? 0n;
            for (const message of messages) {
              if (BigInt(message.offset) < end) take({ topic, partition, message });
            }
            // A batch can end with what is no message, such as the end of a transaction.
            if (BigInt(batch.lastOffset()) + 1n >= end) open.delete(placeOf(topic, partition));
            if (open.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect().catch(() => undefined);
  }
}

/** Where each partition ends that has anything in it. */
async function endsOf(kafka: Kafka, topics: readonly string[]): Promise<Map<string, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = new Map<string, bigint>();
    for (const topic of topics) {
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
        if (BigInt(high) > BigInt(low)) ends.set(placeOf(topic, partition), BigInt(high));
      }
    }
    return ends;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function placeOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
