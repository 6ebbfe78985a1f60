import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';

/**
 * Gives the values of all messages that a topic holds at this moment, in the order of each partition. It commits nothing.
 * @param group the first part of the reader's group, which has to be one that its login may use
 * @throws where the topic is not there, or Kafka can't be reached
 */
export async function readToEnd(kafka: Kafka, topic: string, group: string): Promise<string[]> {
  const ends = await endsOf(kafka, topic);
  if (ends.size === 0) return [];
  const values: string[] = [];
  const consumer = kafka.consumer({
    groupId: `${group}.${randomUUID()}`,
    maxWaitTimeInMs: 100,
    allowAutoTopicCreation: false,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            const end = ends.get(batch.partition) ?? 0n;
            for (const { offset, value } of batch.messages)
              if (BigInt(offset) < end && value) values.push(value.toString());
            if (BigInt(batch.lastOffset()) + 1n >= end) ends.delete(batch.partition);
            if (ends.size === 0) resolve();
          },
        })
        .catch(reject);
    });
    return values;
  } finally {
    await consumer.disconnect().catch(() => undefined);
  }
}

/** Where each partition ends that has anything in it. */
async function endsOf(kafka: Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(
      offsets
        .filter(({ high, low }) => BigInt(high) > BigInt(low))
        .map(({ partition, high }) => [partition, BigInt(high)]),
    );
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
