import { headerTexts, type PublishedFact, publishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import { readToEnd } from '@iwaa/proof-kit/kafka/read-to-end';
import type { Kafka } from 'kafkajs';
import type { ToldReceipt } from '../check/check-receipts.ts';
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
  /** What agencies were told of their answers. */
  readonly receipts: readonly ToldReceipt[];
}

/** Reads every topic of the platform from its beginning to where it ends now, by a plain Kafka client. */
export async function readTopics(kafka: Kafka): Promise<TopicEvidence> {
  const admin = kafka.admin();
  await admin.connect();
  let topics: string[];
  try {
    topics = (await admin.listTopics()).filter(
      (topic) => /^iwaa\.[a-z-]+\.(dead-letters\.)?v1$/.test(topic) || isOfAgency(topic),
    );
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
  const facts: TopicFact[] = [];
  const deadLetters: AsideMessage[] = [];
  const receipts: ToldReceipt[] = [];
  await readToEnd(kafka, topics, 'faults', (placed) => {
    const { topic, message } = placed;
    const fact = publishedFact(placed);
    if (isOfAgency(topic)) {
      if (fact.type === 'iwaa.referral.answer-judged.v1')
        receipts.push({ topic, answerId: String(fact.data.answerId) });
      return;
    }
    if (topic.endsWith('.dead-letters.v1')) {
      const headers = headerTexts(message.headers);
      deadLetters.push({
        topic,
        key: fact.key,
        originTopic: headers.iwaa_dead_letter_topic ?? '',
        group: headers.iwaa_dead_letter_group ?? '',
        reason: headers.iwaa_dead_letter_reason ?? '',
        code: headers.iwaa_dead_letter_code ?? '',
      });
      return;
    }
    if (fact.key.startsWith(poisonKey)) return;
    // Nobody looks at the text here, and that of every message at once is a lot.
    facts.push({ ...fact, text: '', appendedAt: Number(message.timestamp) });
  });
  return { facts, deadLetters, receipts };
}

function isOfAgency(topic: string): boolean {
  return /^iwaa\.agency\.[a-z0-9-]+\.referrals\.v1$/.test(topic);
}
