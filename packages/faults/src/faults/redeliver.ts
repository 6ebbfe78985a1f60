import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import type { Admin } from 'kafkajs';
import type { Injected } from './inject.ts';
import { pidOf, type Surroundings } from './surroundings.ts';

const emptyPatienceMs = 40_000;

/**
 * Sets a service's groups back to the beginning of every topic that they read, while the service is frozen: when it goes on,
 * everything is delivered to it again, old facts after new ones.
 */
export async function redeliver(around: Surroundings, service: ServiceName): Promise<Injected> {
  const { platform, kafka } = around;
  const admin = kafka.admin();
  await admin.connect();
  const pid = pidOf(platform, service);
  if (pid === undefined) return { happened: false, told: 'the service was not up' };
  process.kill(pid, 'SIGSTOP');
  try {
    const { groups } = await admin.listGroups();
    const own = groups.map(({ groupId }) => groupId).filter((group) => isOwn(group, service));
    const empty = await waitUntil(() => areEmpty(admin, own), { everyMs: 500, timeoutMs: emptyPatienceMs });
    if (!empty) return { happened: false, told: 'the groups were not given up by Kafka in time' };
    let topics = 0;
    for (const groupId of own) {
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
        if (!partitions.some(({ offset }) => Number(offset) > 0)) continue;
        await admin.setOffsets({
          groupId,
          topic,
          partitions: partitions.map(({ partition }) => ({ partition, offset: '0' })),
        });
        topics += 1;
      }
    }
    return { happened: topics > 0, told: `${topics} topics from their beginning` };
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
