import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import type { Admin, Kafka } from 'kafkajs';
import type { Injected } from './inject.ts';
import { pidOf, type Surroundings } from './surroundings.ts';

const emptyLimitMs = 40_000;

/**
 * Sets a service's groups back to the beginning of every topic that they read, while the service is frozen: when it goes on,
 * everything is delivered to it again, old facts after new ones. Of the partitions all, or the one that is named.
 */
export async function redeliver(
  around: Surroundings,
  service: ServiceName,
  partition?: number,
): Promise<Injected> {
  const { platform, kafka } = around;
  const pid = pidOf(platform, service);
  if (pid === undefined) return { happened: false, told: 'the service was not up' };
  const admin = kafka.admin();
  await admin.connect();
  process.kill(pid, 'SIGSTOP');
  try {
    const { groups } = await admin.listGroups();
    const own = groups.map(({ groupId }) => groupId).filter((group) => isOwn(group, service));
    const empty = await waitUntil(() => areEmpty(admin, own), { everyMs: 500, timeoutMs: emptyLimitMs });
    if (!empty) return { happened: false, told: 'the groups were not given up by Kafka in time' };
    const topics = await Promise.all(own.map((group) => beginAgain(kafka, admin, group, partition)));
    const count = topics.reduce((sum, number) => sum + number, 0);
    return { happened: count > 0, told: `${count} topics from their beginning` };
  } finally {
    process.kill(pid, 'SIGCONT');
    await admin.disconnect().catch(() => undefined);
  }
}

function isOwn(group: string, service: ServiceName): boolean {
  return group.startsWith(`iwaa.${service}.`) && !group.endsWith('.dead-letters');
}

async function areEmpty(admin: Admin, groups: string[]): Promise<boolean> {
  const { groups: described } = await admin.describeGroups(groups);
  return described.every(({ state }) => state === 'Empty' || state === 'Dead');
}

/** Commits the beginnings in the group's name, as its only member for a moment. Gives how many topics there are. */
async function beginAgain(
  kafka: Kafka,
  admin: Admin,
  groupId: string,
  only: number | undefined,
): Promise<number> {
  const offsets = (await admin.fetchOffsets({ groupId }))
    .map(({ topic, partitions }) => ({
      topic,
      partitions: partitions.filter(
        ({ partition, offset }) => Number(offset) > 0 && (only === undefined || partition === only),
      ),
    }))
    .filter(({ partitions }) => partitions.length > 0);
  if (offsets.length === 0) return 0;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: offsets.map(({ topic }) => topic) });
    const joined = new Promise<void>((resolve) => {
      consumer.on(consumer.events.GROUP_JOIN, () => resolve());
    });
    await consumer.run({ autoCommit: false, eachBatch: async () => undefined });
    await joined;
    await consumer.commitOffsets(
      offsets.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition }) => ({ topic, partition, offset: '0' })),
      ),
    );
  } finally {
    await consumer.disconnect().catch(() => undefined);
  }
  return offsets.length;
}
