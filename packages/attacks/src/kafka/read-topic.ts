import type { Login } from '@iwaa/provision/kafka/session';
import { clientOf } from './client.ts';

/** A message as text. */
export interface TopicMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads what a topic holds at this moment, from its beginning, with a login that may. */
export async function readTopic(
  brokers: readonly string[],
  login: Login,
  topic: string,
  heard: (message: TopicMessage) => void = () => undefined,
): Promise<TopicMessage[]> {
  const kafka = clientOf(brokers, login);
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const left = new Set(
    offsets.filter(({ low, high }) => BigInt(high) > BigInt(low)).map(({ partition }) => partition),
  );
  const ends = new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  const read: TopicMessage[] = [];
  if (left.size === 0) return read;
  const consumer = kafka.consumer({
    groupId: `${login.username}.attack-reader-${Date.now()}`,
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
            for (const { key, value, headers } of batch.messages) {
              const message = {
                topic,
                key: key?.toString() ?? '',
                value: value?.toString() ?? '',
                headers: Object.fromEntries(
                  Object.entries(headers ?? {}).map(([name, text]) => [name, String(text ?? '')]),
                ),
              };
              read.push(message);
              heard(message);
            }
            if (BigInt(batch.lastOffset()) + 1n >= (ends.get(batch.partition) ?? 0n))
              left.delete(batch.partition);
            if (left.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return read;
}
