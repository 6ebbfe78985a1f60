import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/**
 * Whoever was recorded twice is suggested to a person, with the one that they are, or was merged with that one.
 * @param twice who was recorded twice, by both ids.
 * @param suggested the pairs that are suggested, by both ids.
 */
export function checkDuplicates(
  twice: readonly (readonly [string, string])[],
  suggested: readonly (readonly string[])[],
  facts: readonly PublishedFact[],
): Check {
  const merged = facts
    .filter(({ type }) => type === 'iwaa.intake.person-merged.v1')
    .map(({ subject, data }) => [subject.slice('person/'.length), String(data.survivingPersonId)]);
  const pairs = new Set([...suggested, ...merged].map(nameOf));
  const differences = twice
    .filter((pair) => !pairs.has(nameOf(pair)))
    .map(([one, other]): Difference<WinterDifferences> => ({ what: 'duplicateMissed', of: [one, other] }));
  return toCheck(
    'duplicates',
    'whoever was recorded twice is suggested to a person',
    twice.length,
    differences,
  );
}

function nameOf(pair: readonly string[]): string {
  return pair.toSorted().join(' ');
}
