import type { Kafka } from 'kafkajs';

/** Which of the wanted topics are there and may be seen. A single missing one would stop a kafkajs consumer altogether. */
export async function presentTopics(kafka: Kafka, wanted: readonly string[]): Promise<string[]> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const there = new Set(await admin.listTopics());
    return wanted.filter((topic) => there.has(topic)).sort();
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
