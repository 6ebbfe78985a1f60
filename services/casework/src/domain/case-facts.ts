import type { CaseFact, FactFrom } from './case-fact.ts';
import { type CaseFile, newCaseFile } from './case-file.ts';
import { foldCasework } from './facts-of-casework.ts';
import { foldIntake } from './facts-of-intake.ts';
import { foldReferral } from './facts-of-referral.ts';
import { foldReturn } from './facts-of-return.ts';
import { foldStay } from './facts-of-stay.ts';
import { earliest, isAfter, latest } from './instants.ts';
import { furthest, milestoneOf } from './milestones.ts';

/**
 * Adds facts to what is known of a case. The result depends on the set of facts only: one that comes late, twice or out
 * of order changes nothing else than what it says. The sole exception is meant: what happened after the case was closed
 * is set aside as late, so the closing must be known first (its writer asks for it before each fold). Where the person is
 * changes even then when a bed is freed.
 */
export function foldFacts(facts: Iterable<CaseFact>, known: CaseFile = newCaseFile): CaseFile {
  let file = known;
  for (const fact of facts) file = foldFact(file, fact);
  return file;
}

function foldFact(file: CaseFile, fact: CaseFact): CaseFile {
  if (isFrom('casework', fact)) return foldCasework(file, fact);
  if (file.closed && isAfter(fact.time, file.closed.at)) return foldAfterClosing(file, fact);
  const seen: CaseFile = {
    ...file,
    openedAt: earliest(file.openedAt, fact.time),
    lastFactAt: latest(file.lastFactAt, fact.time),
    milestone: furthest(file.milestone, milestoneOf(fact)),
  };
  if (isFrom('intake', fact)) return foldIntake(seen, fact);
  if (isFrom('shelter-capacity', fact)) return foldStay(seen, fact);
  if (isFrom('referral', fact)) return foldReferral(seen, fact);
  if (isFrom('mediation', fact)) return foldReturn(seen, fact);
  return seen;
}

function isFrom<Service extends string>(
  service: Service,
  fact: CaseFact,
): fact is FactFrom<Service> & CaseFact {
  return fact.type.startsWith(`iwaa.${service}.`);
}

/** What the others do because the case was closed is not late. */
function followsFromClosing(fact: CaseFact): boolean {
  if (fact.type === 'iwaa.intake.case-archived.v1') return true;
  if ('reason' in fact.data && fact.data.reason === 'case-closed') return true;
  return 'outcome' in fact.data && fact.data.outcome === 'case-closed';
}

type BedFreed = Extract<
  CaseFact,
  { type: `iwaa.shelter-capacity.${'hold-expired' | 'hold-released' | 'checked-out'}.v1` }
>;

/** A closed case keeps nobody in a bed: that one is freed counts, also where it is late. */
function freesBed(fact: CaseFact): fact is BedFreed {
  return (
    fact.type === 'iwaa.shelter-capacity.hold-expired.v1' ||
    fact.type === 'iwaa.shelter-capacity.hold-released.v1' ||
    fact.type === 'iwaa.shelter-capacity.checked-out.v1'
  );
}

function foldAfterClosing(file: CaseFile, fact: CaseFact): CaseFile {
  const now = freesBed(fact) ? foldStay(file, fact) : file;
  if (followsFromClosing(fact)) return now;
  const { type, subject, sequence, time } = fact;
  if (now.late.some((late) => late.subject === subject && late.sequence === sequence)) return now;
  return { ...now, late: [...now.late, { type, subject, sequence, at: time }] };
}
