import type { PublishedFact } from '../kafka/published-fact.ts';

/** The distinct facts of a type, by case: their ids. */
export function factsOfCases(
  facts: readonly Pick<PublishedFact, 'id' | 'type' | 'data'>[],
  wanted: string,
): Map<string, Set<string>> {
  const byCase = new Map<string, Set<string>>();
  for (const { id, type, data } of facts) {
    if (type !== wanted) continue;
    const caseId = String(data.caseId);
    byCase.set(caseId, (byCase.get(caseId) ?? new Set()).add(id));
  }
  return byCase;
}
