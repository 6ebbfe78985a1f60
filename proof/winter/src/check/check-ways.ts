import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

const setOut = 'iwaa.shelter-capacity.set-out.v1';
const lapsed = 'iwaa.shelter-capacity.hold-lapsed.v1';

/** Whoever is on the way to a bed finds it held until the way may take no longer, and nobody sets out twice for one bed. */
export function checkWays(facts: readonly PublishedFact[]): Check {
  const ways = Map.groupBy(
    facts.filter(({ type }) => type === setOut),
    ({ data }) => data.holdId,
  );
  const lapses = new Map(
    facts.filter(({ type }) => type === lapsed).map(({ data, time }) => [data.holdId, time] as const),
  );
  const differences = [...ways].flatMap(([holdId, told]): Difference<WinterDifferences>[] => {
    const caseId = String(told[0]?.data.caseId);
    const until = Math.max(...told.map(({ data }) => Date.parse(String(data.lapsesAt))));
    const lapsedAt = lapses.get(holdId);
    return [
      ...(told.length === 1 ? [] : [{ what: 'setOutAgain', of: [caseId, told.length] } as const]),
      ...(lapsedAt !== undefined && lapsedAt < until
        ? [{ what: 'lapsedOnTheWay', of: [caseId] } as const]
        : []),
    ];
  });
  return toCheck(
    'ways to a bed',
    'whoever is on the way to a bed finds it held for as long as the way may take, and sets out once',
    ways.size,
    differences,
  );
}
