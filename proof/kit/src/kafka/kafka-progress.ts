import type { EngineAddresses } from '@iwaa/engines/engines';
import type { Admin } from 'kafkajs';
import { retryWhileAway } from '../retry-while-away.ts';
import { openAdminKafka } from './admin-kafka.ts';

/** How many messages of one topic one group has still to read. */
export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly lag: number;
}

/** How far Kafka is: what has been published, and what somebody still has to read. */
export interface KafkaProgress {
  readonly messages: number;
  readonly groups: readonly GroupLag[];
}

/** Reads where all topics of a namespace end, and where its groups stand in them. */
export async function readProgress(admin: Admin, namespace: string): Promise<KafkaProgress> {
  const prefix = `${namespace}.`;
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  const ends = new Map<string, number>();
  await Promise.all(
    topics.map(async (topic) => {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic))
        ends.set(`${topic}/${partition}`, Number(high));
    }),
  );
  const { groups } = await admin.listGroups();
  const lags = await Promise.all(
    groups
      .filter(({ groupId }) => groupId.startsWith(prefix) && !groupId.endsWith('.dead-letters'))
      .map(({ groupId }) => lagsOf(admin, groupId, ends)),
  );
  return { messages: sum(ends.values()), groups: lags.flat() };
}

async function lagsOf(admin: Admin, group: string, ends: ReadonlyMap<string, number>): Promise<GroupLag[]> {
  const offsets = await admin.fetchOffsets({ groupId: group });
  return offsets.map(({ topic, partitions }) => ({
    group,
    topic,
    lag: sum(
      partitions.map(({ partition, offset }) =>
        Math.max(0, (ends.get(`${topic}/${partition}`) ?? 0) - Math.max(0, Number(offset))),
      ),
    ),
  }));
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** What has been published, and what the services still have to read of it. */
export interface ServiceProgress {
  readonly messages: number;
  readonly unread: number;
}

export interface KafkaWatch {
  look(): Promise<ServiceProgress>;
  close(): Promise<void>;
}

/** Watches the topics of a namespace and its services' groups with the administrator's login. */
export async function watchKafka(addresses: EngineAddresses, namespace: string): Promise<KafkaWatch> {
  const admin = openAdminKafka(addresses, 'proof-watch').admin();
  await admin.connect();
  return {
    async look() {
      const { messages, groups } = await retryWhileAway(() => readProgress(admin, namespace));
      // An agency's inbox is the agency's affair, and that of an earlier winter is read by nobody.
      const ofServices = groups.filter(({ group }) => !group.startsWith(`${namespace}.agency.`));
      return { messages, unread: sum(ofServices.map(({ lag }) => lag)) };
    },
    close: () => admin.disconnect(),
  };
}
