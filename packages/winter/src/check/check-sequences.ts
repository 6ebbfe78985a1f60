import type { PublishedFact } from '../evidence/facts-in-kafka.ts';
import type { Check } from '../report/winter-report.ts';
import { toCheck } from './check.ts';

/** Every aggregate's facts are numbered from 1 without a gap, and a number never stands for two different facts. */
export function checkSequences(facts: readonly PublishedFact[]): Check {
  const differences: string[] = [];
  const aggregates = Map.groupBy(facts, ({ topic, subject }) => `${topic} ${subject}`);
  for (const [aggregate, own] of aggregates) {
    const ids = new Map<number, string>();
    for (const { sequence, id } of own) {
      const known = ids.get(sequence);
      if (known !== undefined && known !== id)
        differences.push(`${aggregate}: ${sequence} stands for two facts`);
      ids.set(sequence, id);
    }
    for (let sequence = 1; sequence <= ids.size; sequence += 1) {
      if (!ids.has(sequence)) differences.push(`${aggregate}: fact ${sequence} is missing`);
    }
  }
  return toCheck(
    'sequences',
    'every decided fact is published, numbered without a gap',
    aggregates.size,
    differences,
  );
}
