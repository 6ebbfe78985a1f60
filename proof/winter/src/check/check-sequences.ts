import type { Check } from '@iwaa/proof-kit/check/check';
import { toCheck } from '@iwaa/proof-kit/check/check';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';

/** Every aggregate's facts are numbered from 1 without a gap, and a number never stands for two different facts. */
export function checkSequences(facts: readonly PublishedFact[]): Check {
  const aggregates = Map.groupBy(facts, ({ topic, subject }) => `${topic} ${subject}`);
  return toCheck(
    'sequences',
    'every decided fact is published, numbered from 1 without a gap',
    aggregates.size,
    [...aggregates].flatMap(([aggregate, own]) => checkAggregate(aggregate, own)),
  );
}

function checkAggregate(aggregate: string, facts: readonly PublishedFact[]): string[] {
  const differences: string[] = [];
  const bySequence = Map.groupBy(facts, ({ sequence }) => sequence);
  let before = 0;
  for (const sequence of [...bySequence.keys()].sort((one, other) => one - other)) {
    const ids = new Set(bySequence.get(sequence)?.map(({ id }) => id));
    if (ids.size > 1) differences.push(`${aggregate}: ${sequence} stands for ${ids.size} facts`);
    if (!Number.isSafeInteger(sequence) || sequence < 1) {
      differences.push(`${aggregate}: a fact bears the number ${sequence}`);
      continue;
    }
    const [first, last] = [before + 1, sequence - 1];
    if (first === last) differences.push(`${aggregate}: fact ${first} is missing`);
    if (first < last) differences.push(`${aggregate}: facts ${first} to ${last} are missing`);
    before = sequence;
  }
  return differences;
}
