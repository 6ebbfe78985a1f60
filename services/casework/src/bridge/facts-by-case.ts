import { catalogue } from '@iwaa/contracts/catalogue';
import type { Fact } from '@iwaa/contracts/event';
import type { CaseFact } from '../domain/case-fact.ts';

/** The types of the facts that say which case they are about; the consumers ask for these alone. */
export const caseFactTypes: readonly string[] = catalogue
  .filter(
    ({ data }) =>
      'shape' in data && typeof data.shape === 'object' && data.shape !== null && 'caseId' in data.shape,
  )
  .map(({ type }) => type);

const known = new Set(caseFactTypes);

/** The facts that concern cases, by case, as the domain takes them. */
export function byCase(facts: readonly Fact[]): Map<string, CaseFact[]> {
  const cases = new Map<string, CaseFact[]>();
  for (const fact of facts) {
    if (!isOfCase(fact)) continue;
    const { type, subject, sequence, time, data, traceparent } = fact;
    const told = { type, data, subject, sequence, time, ...(traceparent ? { traceparent } : {}) } as CaseFact;
    const ofCase = cases.get(told.data.caseId) ?? [];
    ofCase.push(told);
    cases.set(told.data.caseId, ofCase);
  }
  return cases;
}

/** The campaign of a case's facts; they have one, because a case has. */
export function campaignOf(facts: readonly CaseFact[]): string {
  return facts[0]?.data.campaignId ?? '';
}

/** Readers have checked the data with the type's schema already. */
function isOfCase(fact: Fact): fact is Fact & CaseFact {
  return known.has(fact.type);
}
