import type { EngineAddresses } from '@iwaa/engines/engines';
import { readDeadLetters } from '@iwaa/eventing/dead-letters/dead-letters';
import { openAdminKafka } from './admin-kafka.ts';
import { type PublishedFact, publishedFact } from './published-fact.ts';
import { readToEnd } from './read-to-end.ts';

/** What Kafka holds of a namespace. */
export interface KafkaEvidence {
  /** All messages of the facts topics and of the agencies' topics, in each topic's order. */
  readonly messages: readonly PublishedFact[];
  /** How many messages were put aside since then and are not dealt with, by topic. */
  readonly deadLetters: Readonly<Record<string, number>>;
}

/**
 * Reads every topic of a namespace from its beginning to where it ends now, with the administrator's login.
 * @param since from when on dead letters count (ISO-8601), since what was put aside before is not of this run; all if not given.
 */
export async function readKafka(
  addresses: EngineAddresses,
  namespace: string,
  since = '',
): Promise<KafkaEvidence> {
  const kafka = openAdminKafka(addresses, 'proof-reader');
  const admin = kafka.admin();
  await admin.connect();
  let topics: string[];
  try {
    topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${namespace}.`));
  } finally {
    await admin.disconnect();
  }
  const deadLetters: Record<string, number> = {};
  for (const topic of topics.filter(isDeadLetters)) {
    const letters = await readDeadLetters(kafka, topic);
    deadLetters[topic] = letters.filter(({ origin }) => !origin || origin.time >= since).length;
  }
  const messages: PublishedFact[] = [];
  const facts = topics.filter((topic) => !isDeadLetters(topic) && !topic.endsWith('.audit-heads.v1'));
  await readToEnd(kafka, facts, 'proof-reader', (placed) => messages.push(publishedFact(placed)));
  return { messages, deadLetters };
}

function isDeadLetters(topic: string): boolean {
  return topic.endsWith('.dead-letters.v1');
}
