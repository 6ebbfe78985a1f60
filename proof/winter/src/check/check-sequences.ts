import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

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

function checkAggregate(aggregate: string, facts: readonly PublishedFact[]): Difference<WinterDifferences>[] {
  const differences: Difference<WinterDifferences>[] = [];
  const bySequence = Map.groupBy(facts, ({ sequence }) => sequence);
  let before = 0;
  for (const sequence of [...bySequence.keys()].sort((one, other) => one - other)) {
    const ids = new Set(bySequence.get(sequence)?.map(({ id }) => id));
    if (ids.size > 1) differences.push({ what: 'numberOfSeveral', of: [aggregate, sequence, ids.size] });
    if (!Number.isSafeInteger(sequence) || sequence < 1) {
      differences.push({ what: 'noSuchNumber', of: [aggregate, String(sequence)] });
      continue;
    }
    const [first, last] = [before + 1, sequence - 1];
    if (first === last) differences.push({ what: 'factMissing', of: [aggregate, first] });
    if (first < last) differences.push({ what: 'factsMissing', of: [aggregate, first, last] });
    before = sequence;
  }
  return differences;
}
