import type { Admin } from 'kafkajs';

/** The consumer groups that read a topic, with what each has still to read of it. */
export async function groupsOf(admin: Admin, topic: string): Promise<Map<string, number>> {
  const ends = await admin.fetchTopicOffsets(topic);
  const { groups } = await admin.listGroups();
  const lags = new Map<string, number>();
  for (const { groupId } of groups) {
    // Those who only look, such as this attack and who deals with dead letters, commit no facts.
    if (!groupId.startsWith('iwaa.') || groupId.includes('.agency.') || groupId.includes('attack')) continue;
    const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const read = offsets?.partitions.filter(({ offset }) => Number(offset) >= 0) ?? [];
    if (read.length === 0) continue;
    const left = ends.map(({ partition, high, low }) => {
      const committed = read.find((other) => other.partition === partition)?.offset ?? low;
      return Math.max(0, Number(high) - Number(committed));
    });
    lags.set(
      groupId,
      left.reduce((sum, count) => sum + count, 0),
    );
  }
  return lags;
}
