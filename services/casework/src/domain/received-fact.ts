import type { Fact } from '@iwaa/contracts/event';
import type { CaseFact } from './case-fact.ts';

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

/** The campaign of a fact of one of `caseFactTypes`. */
export function campaignOf(fact: Fact): string {
  return asCaseFact(fact).data.campaignId;
}

/** Whether intake tells by it that the case was opened. */
export function opensCase({ type }: Pick<Fact, 'type'>): boolean {
  return type === 'iwaa.intake.case-opened.v1';
}
