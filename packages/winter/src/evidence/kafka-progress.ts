import type { EngineAddresses } from '@iwaa/engines/engines';
import type { Admin } from 'kafkajs';
import { openAdminKafka } from './admin-kafka.ts';
import { patiently } from './patiently.ts';

/** How far Kafka is: what has been published, and what somebody still has to read. */
export interface KafkaProgress {
  readonly messages: number;
  readonly unread: number;
}

export interface KafkaWatch {
  look(): Promise<KafkaProgress>;
  close(): Promise<void>;
}

/** Watches the topics and groups of a namespace with the administrator's login. */
export async function watchKafka(addresses: EngineAddresses, namespace: string): Promise<KafkaWatch> {
  const admin = openAdminKafka(addresses, 'winter-watch').admin();
  await admin.connect();
  return {
    look: () => patiently(() => look(admin, `${namespace}.`)),
    close: () => admin.disconnect(),
  };
}

async function look(admin: Admin, prefix: string): Promise<KafkaProgress> {
  const topics = (await admin.listTopics()).filter(
    (topic) => topic.startsWith(prefix) && !topic.endsWith('.dead-letters.v1'),
  );
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
      .filter(({ groupId }) => isOfService(groupId, prefix))
      .map(({ groupId }) => lagOf(admin, groupId, ends)),
  );
  return { messages: sum(ends.values()), unread: sum(lags) };
}

/** Whether a group is a service's: an agency's inbox is the agency's affair, and that of an earlier winter is read by nobody. */
function isOfService(groupId: string, prefix: string): boolean {
  return groupId.startsWith(prefix) && !groupId.startsWith(`${prefix}agency.`);
}

async function lagOf(admin: Admin, groupId: string, ends: ReadonlyMap<string, number>): Promise<number> {
  const offsets = await admin.fetchOffsets({ groupId });
  return sum(
    offsets.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) =>
        Math.max(0, (ends.get(`${topic}/${partition}`) ?? 0) - Math.max(0, Number(offset))),
      ),
    ),
  );
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
