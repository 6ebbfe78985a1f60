import type { Fact } from '@iwaa/contracts/event';
import { readMessage } from '@iwaa/eventing/wire/cloud-event';
import type { Consumer, Kafka } from 'kafkajs';
import { eventually } from './eventually.ts';

/** A message as it lies on a topic, read as a fact where it is one. */
export interface TopicMessage {
  topic: string;
  key: string | undefined;
  value: string | undefined;
  headers: Record<string, string>;
  fact: Fact | undefined;
}

export interface TopicReader {
  /** What was read of a topic so far, in the order of each partition. */
  read(topic: string): TopicMessage[];
  close(): Promise<void>;
}

async function startReading(
  kafka: Kafka,
  group: string,
  topics: string[],
  keep: (message: TopicMessage) => void,
): Promise<Consumer> {
  const consumer = kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic, message }) => {
        const result = readMessage({ ...message, headers: message.headers ?? {} });
        keep({
          topic,
          key: message.key?.toString(),
          value: message.value?.toString(),
          headers: Object.fromEntries(
            Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
          ),
          fact: result.ok === true ? result.fact : undefined,
        });
      },
    });
    return consumer;
  } catch (error) {
    await consumer.disconnect();
    throw error;
  }
}

/** Reads all these topics from their beginning for as long as it is open, and keeps what it reads. */
export async function openTopicReader(kafka: Kafka, group: string, topics: string[]): Promise<TopicReader> {
  const messages: TopicMessage[] = [];
  // The first group of a fresh broker is refused until the broker has made the topic in which it keeps groups.
  const consumer = await eventually(
    () => startReading(kafka, group, topics, (message) => messages.push(message)),
    30_000,
  );
  return {
    read: (topic) => messages.filter((message) => message.topic === topic),
    close: () => consumer.disconnect(),
  };
}
