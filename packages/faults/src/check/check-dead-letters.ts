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
  const differences: string[] = [];
  const asideBy = new Map<string, Set<string>>();
  for (const { topic, key, originTopic, group, reason, code } of letters) {
    if (poured.get(key)?.topic === originTopic) asideBy.set(key, (asideBy.get(key) ?? new Set()).add(group));
    else
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
