import { caseEvents, type FoldedFact, isFolded } from './case-events.ts';
import type { CaseFact } from './case-fact.ts';
import { type CaseFile, newCaseFile } from './case-file.ts';
import { foldCasework, withTaken } from './facts-of-casework.ts';
import { foldIntake } from './facts-of-intake.ts';
import { foldReferral } from './facts-of-referral.ts';
import { foldReturn } from './facts-of-return.ts';
import { foldStay } from './facts-of-stay.ts';
import { isAfter } from './instants.ts';
import { furthest } from './milestones.ts';

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

function foldFact(known: CaseFile, fact: CaseFact): CaseFile {
  if (isFrom('casework', fact)) return foldCasework(known, fact);
  const file = withTaken(known, fact);
  if (file.closed && isAfter(fact.time, file.closed.at)) return foldAfterClosing(file, fact);
  const seen: CaseFile = {
    ...file,
    lastFact: later(file.lastFact, { type: fact.type, at: fact.time }),
    intakeSequence: isFrom('intake', fact)
      ? Math.max(file.intakeSequence, fact.sequence)
      : file.intakeSequence,
  };
  if (!isFolded(fact)) return seen;
  const reached = reachedBy(seen, fact);
  if (isFrom('intake', fact)) return foldIntake(reached, fact);
  if (isFrom('shelter-capacity', fact)) return foldStay(reached, fact);
  if (isFrom('referral', fact)) return foldReferral(reached, fact);
  if (isFrom('mediation', fact)) return foldReturn(reached, fact);
  fact satisfies never;
  return reached;
}

/** How far a case has come by a fact; what is told of a stay counts by whether the stay really was. */
function reachedBy(file: CaseFile, fact: FoldedFact): CaseFile {
  if (!('stayId' in fact.data))
    return { ...file, milestone: furthest(file.milestone, caseEvents[fact.type].milestone) };
  const { stayId } = fact.data;
  const really = fact.type !== 'iwaa.shelter-capacity.check-in-taken-back.v1' && file.stays[stayId] !== false;
  return { ...file, stays: { ...file.stays, [stayId]: really } };
}

/** Of two facts the one that happened later; of the same instant always the same one, whichever is read first. */
function later(one: CaseFile['lastFact'], other: NonNullable<CaseFile['lastFact']>): CaseFile['lastFact'] {
  if (one === null || isAfter(other.at, one.at)) return other;
  return isAfter(one.at, other.at) || one.type >= other.type ? one : other;
}

function isFrom<Service extends string, Fact extends CaseFact>(
  service: Service,
  fact: Fact,
): fact is Extract<Fact, { type: `iwaa.${Service}.${string}` }> {
  return fact.type.startsWith(`iwaa.${service}.`);
}

/** What the others do because the case was closed is not late. */
function followsFromClosing(fact: CaseFact): boolean {
  if (fact.type === 'iwaa.intake.case-archived.v1' || fact.type === 'iwaa.intake.person-merged.v1')
    return true;
  if ('reason' in fact.data && fact.data.reason === 'case-closed') return true;
  return 'outcome' in fact.data && fact.data.outcome === 'case-closed';
}

type BedFreed = Extract<
  CaseFact,
  {
    type: `iwaa.shelter-capacity.${'offer-lapsed' | 'offer-declined' | 'hold-lapsed' | 'hold-released' | 'checked-out' | 'transferred-out'}.v1`;
  }
>;

/** A closed case keeps nobody in a bed: that one is freed counts, also where it is late. */
function freesBed(fact: CaseFact): fact is BedFreed {
  return (
    fact.type === 'iwaa.shelter-capacity.offer-lapsed.v1' ||
    fact.type === 'iwaa.shelter-capacity.offer-declined.v1' ||
    fact.type === 'iwaa.shelter-capacity.hold-lapsed.v1' ||
    fact.type === 'iwaa.shelter-capacity.hold-released.v1' ||
    fact.type === 'iwaa.shelter-capacity.checked-out.v1' ||
    fact.type === 'iwaa.shelter-capacity.transferred-out.v1'
  );
}

function foldAfterClosing(file: CaseFile, fact: CaseFact): CaseFile {
  const now = freesBed(fact) ? foldStay(file, fact) : file;
  if (followsFromClosing(fact)) return now;
  const { type, subject, sequence, time } = fact;
  if (now.late.some((late) => late.subject === subject && late.sequence === sequence)) return now;
  return { ...now, late: [...now.late, { type, subject, sequence, at: time }] };
}
