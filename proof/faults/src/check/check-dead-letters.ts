import type { AsideMessage } from '../evidence/topics.ts';
import type { Poison } from '../faults/poison.ts';
import type { Finding } from './finding.ts';

/**
 * Dead letters are the poison that was poured in, all of it and nothing else. A reader that died between putting aside and
 * its offset, or to which everything was delivered again, puts the same aside twice.
 */
export function checkDeadLetters(
  letters: readonly AsideMessage[],
  poison: readonly Poison[],
  readers: ReadonlyMap<string, readonly string[]>,
): Finding {
  const poured = new Map(poison.map((one) => [one.key, one]));
  const unread = Map.groupBy(
    poison.filter((one) => one.unread),
    ({ topic }) => topic,
  );
  const differences: string[] = [];
  const asideBy = new Map<string, Set<string>>();
  for (const { topic, key, originTopic, group, reason, code } of letters) {
    const own = poured.get(key)?.topic === originTopic ? [key] : [];
    // Which of those that can't be unpacked it is, its letter does not say.
    const among = key === '' ? (unread.get(originTopic) ?? []).map((one) => one.key) : own;
    for (const one of among) asideBy.set(one, (asideBy.get(one) ?? new Set()).add(group));
    if (among.length === 0)
      differences.push(
        `${topic}: ${group} put aside what was no poison, from ${originTopic} (${reason}, ${code})`,
      );
  }
  for (const { key, topic, untyped, taken } of poison) {
    if (!taken) continue;
    const by = asideBy.get(key) ?? new Set();
    if (by.size === 0) differences.push(`${key} in ${topic}: nobody put it aside`);
    if (!untyped) continue;
    for (const group of readers.get(topic) ?? [])
      if (!by.has(group)) differences.push(`${key} in ${topic}: ${group} did not put it aside`);
  }
  return {
    name: 'dead letters',
    claim: 'dead letters = the poison that was poured in, all of it and nothing else',
    examined: poison.length + letters.length,
    differences,
  };
}
