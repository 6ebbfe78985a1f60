import { type Admin, type Connection, createTopicsV7 } from '@platformatic/kafka';
import type { PlannedTopic } from '../plan.ts';

const BROKER_DEFAULT = -1;
const TIMEOUT_MS = 10_000;

/** Makes the topics that are not there yet; those that are keep their settings. Gives the names of the new ones. */
export async function createMissingTopics(
  admin: Admin,
  open: () => Promise<Connection>,
  planned: readonly PlannedTopic[],
): Promise<string[]> {
  const there = new Set(await admin.listTopics({ includeInternals: false }));
  const missing = planned.filter((topic) => !there.has(topic.name));
  if (missing.length === 0) return [];
  const connection = await open();
  try {
    const requests = missing.map((topic) => ({
      name: topic.name,
      numPartitions: topic.partitions,
      replicationFactor: BROKER_DEFAULT,
      assignments: [],
      configs: [
        { name: 'retention.ms', value: String(topic.retentionMs) },
        { name: 'cleanup.policy', value: 'delete' },
        { name: 'max.message.bytes', value: String(topic.maxMessageBytes) },
      ],
    }));
    await createTopicsV7.api.async(connection, requests, TIMEOUT_MS, false);
  } finally {
    await connection.close();
  }
  return missing.map((topic) => topic.name);
}

/** Deletes the topics that are there, with all that is in them. Gives their names. */
export async function deleteTopics(admin: Admin, names: readonly string[]): Promise<string[]> {
  const there = await admin.listTopics({ includeInternals: false });
  const topics = names.filter((name) => there.includes(name));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  return topics;
}
