import type { Fact } from '@iwaa/contracts/event';
import { readMessage } from '@iwaa/eventing/cloud-event';
import type { Kafka } from 'kafkajs';

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

/** Reads all these topics from their beginning for as long as it is open, and keeps what it reads. */
export async function openTopicReader(kafka: Kafka, group: string, topics: string[]): Promise<TopicReader> {
  const messages: TopicMessage[] = [];
  const consumer = kafka.consumer({
    groupId: group,
    allowAutoTopicCreation: false,
    maxWaitTimeInMs: 100,
    // The first group of a fresh broker is refused until the broker has made the topic in which it keeps groups.
    retry: { retries: 60, initialRetryTime: 50, maxRetryTime: 500 },
  });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, message }) => {
      const result = readMessage({ ...message, headers: message.headers ?? {} });
      messages.push({
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
  return {
    read: (topic) => messages.filter((message) => message.topic === topic),
    close: () => consumer.disconnect(),
  };
}
