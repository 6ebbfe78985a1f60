import type { EngineAddresses } from '@iwaa/engines/engines';
import { ListOffsetTimestamps } from '@platformatic/kafka';
import { openAdmin } from './session.ts';

/** Where a topic of one partition ends: the offset that its next message gets; undefined where there is no such topic. */
export async function endOfTopic(
  { brokers, admin: login }: EngineAddresses['kafka'],
  topic: string,
): Promise<number | undefined> {
  const admin = openAdmin(brokers, login);
  try {
    const there = await admin.listTopics({ includeInternals: false });
    if (!there.includes(topic)) return undefined;
    const latest = [{ partitionIndex: 0, timestamp: ListOffsetTimestamps.LATEST }];
    const [found] = await admin.listOffsets({ topics: [{ name: topic, partitions: latest }] });
    return Number(found?.partitions[0]?.offset ?? 0);
  } finally {
    await admin.close();
  }
}
