import { catalogue } from '@iwaa/contracts/catalogue';
import type { Fact } from '@iwaa/contracts/event';
import type { CaseFact } from '../domain/case-fact.ts';

/** The types of the facts that say which case they are about; the consumers ask for these alone. */
export const caseFactTypes: readonly string[] = catalogue
  .filter(({ data }) => 'shape' in data && Object.hasOwn(Object(data.shape), 'caseId'))
  .map(({ type }) => type);

/**
 * A fact of one of `caseFactTypes` as the domain takes it: without what only its delivery needs. Its data was checked with
 * its type's schema when it was read.
 */
export function asCaseFact(fact: Fact): CaseFact {
  const { type, data, subject, sequence, time, traceparent } = fact;
  return { type, data, subject, sequence, time, ...(traceparent ? { traceparent } : {}) } as CaseFact;
}

/** The case of a fact of one of `caseFactTypes`. */
export function caseOf(fact: Fact): string {
  return asCaseFact(fact).data.caseId;
}

/** The campaign of a case's facts; they have one, because a case has. */
export function campaignOf(facts: readonly CaseFact[]): string {
  return facts[0]?.data.campaignId ?? '';
}
