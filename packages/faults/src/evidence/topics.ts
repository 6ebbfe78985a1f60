import { randomUUID } from 'node:crypto';
import type { PublishedFact } from '@iwaa/winter/evidence/facts-in-kafka';
import type { IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import { poisonKey } from '../faults/poison.ts';

/** A fact as it lies in a topic, with the moment at which the broker took it. */
export interface TopicFact extends PublishedFact {
  readonly appendedAt: number;
}

/** A message that a reader has put aside, by what it says of its origin. */
export interface AsideMessage {
  readonly topic: string;
  readonly key: string;
  readonly originTopic: string;
  readonly group: string;
  readonly reason: string;
  readonly code: string;
}

export interface TopicEvidence {
  /** The services' facts, in the order of each partition, without what was poured in as poison. */
  readonly facts: readonly TopicFact[];
  readonly deadLetters: readonly AsideMessage[];
}

/** Reads every topic of the platform from its beginning to where it ends now, by a plain Kafka client. */
export async function readTopics(kafka: Kafka): Promise<TopicEvidence> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = new Map<string, bigint>();
  try {
    const topics = (await admin.listTopics()).filter((topic) =>
      /^iwaa\.[a-z-]+\.(dead-letters\.)?v1$/.test(topic),
    );
    for (const topic of topics) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic))
        ends.set(`${topic}/${partition}`, BigInt(high));
    }
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
  const facts: TopicFact[] = [];
  const deadLetters: AsideMessage[] = [];
  await readAll(kafka, ends, (topic, partition, message) => {
    const headers = texts(message.headers);
    const key = message.key?.toString('utf8') ?? '';
    if (topic.endsWith('.dead-letters.v1')) {
      deadLetters.push({
        topic,
        key,
        originTopic: headers.iwaa_dead_letter_topic ?? '',
        group: headers.iwaa_dead_letter_group ?? '',
        reason: headers.iwaa_dead_letter_reason ?? '',
        code: headers.iwaa_dead_letter_code ?? '',
      });
      return;
    }
    if (key.startsWith(poisonKey)) return;
    facts.push({
      topic,
      partition,
      offset: message.offset,
      key,
      id: headers.ce_id ?? '',
      type: headers.ce_type ?? '',
      subject: headers.ce_subject ?? '',
      sequence: Number(headers.ce_sequence),
      time: Date.parse(headers.ce_time ?? ''),
      data: parsed(message.value),
      text: '',
      appendedAt: Number(message.timestamp),
    });
  });
  return { facts, deadLetters };
}

async function readAll(
  kafka: Kafka,
  ends: ReadonlyMap<string, bigint>,
  take: (topic: string, partition: number, message: KafkaMessage) => void,
): Promise<void> {
  const open = new Set([...ends].filter(([, end]) => end > 0n).map(([place]) => place));
  if (open.size === 0) return;
  const consumer = kafka.consumer({
    groupId: `faults.${randomUUID()}`,
    maxWaitTimeInMs: 100,
    maxBytesPerPartition: 8_388_608,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({
      topics: [...new Set([...open].map((place) => place.slice(0, place.lastIndexOf('/'))))],
      fromBeginning: true,
    });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch: { topic, partition, messages } }) => {
            const place = `${topic}/${partition}`;
            const end = ends.get(place) ?? 0n;
            for (const message of messages) {
              if (BigInt(message.offset) < end) take(topic, partition, message);
              if (BigInt(message.offset) + 1n >= end) open.delete(place);
            }
            if (open.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect().catch(() => undefined);
  }
}

function texts(headers: IHeaders | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, String(value ?? '')]),
  );
}

function parsed(value: Buffer | null): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(value?.toString('utf8') ?? '');
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
