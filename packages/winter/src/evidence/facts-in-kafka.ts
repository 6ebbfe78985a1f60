import { randomUUID } from 'node:crypto';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { countDeadLetters } from '@iwaa/eventing/dead-letters';
import type { IHeaders, Kafka } from 'kafkajs';
import { openAdminKafka } from './admin-kafka.ts';

/** A message as it lies in a topic, read without any of the platform's own code. */
export interface PublishedFact {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  /** When it was decided, in ms since 1970. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Everything of the message as text: key, headers and value. */
  readonly text: string;
}

/** What Kafka holds at the end of a winter. */
export interface KafkaEvidence {
  /** All messages of the facts topics and of the agencies' topics, in each topic's order. */
  readonly messages: readonly PublishedFact[];
  /** Messages that were put aside and are not settled, by topic. */
  readonly deadLetters: Readonly<Record<string, number>>;
}

/** Reads every topic of a namespace from its beginning to where it ends now, with the administrator's login. */
export async function readKafka(addresses: EngineAddresses, namespace: string): Promise<KafkaEvidence> {
  const kafka = openAdminKafka(addresses, 'winter-report');
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${namespace}.`));
    const ends = new Map<string, bigint>();
    let expected = 0n;
    const deadLetters: Record<string, number> = {};
    const facts: string[] = [];
    for (const topic of topics) {
      if (topic.endsWith('.dead-letters.v1')) {
        deadLetters[topic] = await countDeadLetters(kafka, topic);
        continue;
      }
      facts.push(topic);
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
        ends.set(`${topic}/${partition}`, BigInt(high));
        expected += BigInt(high) - BigInt(low);
      }
    }
    return {
      messages: expected === 0n ? [] : await readAll(kafka, facts, ends, Number(expected)),
      deadLetters,
    };
  } finally {
    await admin.disconnect();
  }
}

async function readAll(
  kafka: Kafka,
  topics: string[],
  ends: ReadonlyMap<string, bigint>,
  expected: number,
): Promise<PublishedFact[]> {
  const consumer = kafka.consumer({
    groupId: `winter-report.${randomUUID()}`,
    maxWaitTimeInMs: 100,
    maxBytesPerPartition: 8_388_608,
  });
  const read: PublishedFact[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topics, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            const end = ends.get(`${batch.topic}/${batch.partition}`) ?? 0n;
            for (const message of batch.messages) {
              // What came after the look at the ends belongs to another moment.
              if (BigInt(message.offset) < end) read.push(toFact(batch.topic, batch.partition, message));
            }
            if (read.length >= expected) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return read;
}

function toFact(
  topic: string,
  partition: number,
  message: { key: Buffer | null; value: Buffer | null; offset: string; headers?: IHeaders },
): PublishedFact {
  const headers = Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value ?? '')]),
  );
  const value = message.value?.toString('utf8') ?? '';
  const key = message.key?.toString('utf8') ?? '';
  return {
    topic,
    partition,
    offset: message.offset,
    key,
    id: headers.ce_id ?? '',
    type: headers.ce_type ?? '',
    subject: headers.ce_subject ?? '',
    sequence: Number(headers.ce_sequence),
    time: Date.parse(headers.ce_time ?? ''),
    data: parsed(value),
    text: `${key}\n${JSON.stringify(headers)}\n${value}`,
  };
}

function parsed(value: string): Record<string, unknown> {
  try {
    return JSON.parse(value);
  } catch {
    return {};
  }
}
