import type { Kafka } from 'kafkajs';

/** How far one group has read one topic: what it has not read, of how many messages. */
export interface GroupProgress {
  readonly group: string;
  readonly topic: string;
  readonly lag: number;
}

export interface KafkaProgress {
  readonly messages: number;
  readonly groups: readonly GroupProgress[];
}

/** Reads the ends of all topics of the platform and where the services' groups stand in them. */
export async function readProgress(kafka: Kafka): Promise<KafkaProgress> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('iwaa.'));
    const ends = new Map<string, number>();
    let messages = 0;
    for (const topic of topics) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
        ends.set(`${topic}/${partition}`, Number(high));
        messages += Number(high);
      }
    }
    const { groups } = await admin.listGroups();
    const progress: GroupProgress[] = [];
    for (const { groupId: group } of groups) {
      if (!group.startsWith('iwaa.') || group.endsWith('.dead-letters')) continue;
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group })) {
        const lag = partitions.reduce(
          (sum, { partition, offset }) =>
            sum + Math.max(0, (ends.get(`${topic}/${partition}`) ?? 0) - Math.max(0, Number(offset))),
          0,
        );
        progress.push({ group, topic, lag });
      }
    }
    return { messages, groups: progress };
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
