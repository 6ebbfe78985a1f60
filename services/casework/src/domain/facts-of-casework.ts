import type { CaseOutcome, DeadlineKind } from '@iwaa/contracts/vocabulary';
import type { FactFrom } from './case-fact.ts';
import type { CaseFile } from './case-file.ts';
import { isAfter, latest } from './instants.ts';

/** Adds what casework itself has decided: a deadline missed or extended, the case closed. */
export function foldCasework(file: CaseFile, fact: FactFrom<'casework'>): CaseFile {
  switch (fact.type) {
    case 'iwaa.casework.deadline-missed.v1':
      return withMissed(file, fact.data.deadline, fact.data.dueAt);
    case 'iwaa.casework.deadline-extended.v1':
      return withExtension(file, fact.data.deadline, fact.data.until, fact.time);
    case 'iwaa.casework.case-closed.v1':
      return withClosing(file, fact.data.outcome, fact.time);
    default:
      return file;
  }
}

/** Notes that the deadlines of a kind that were due up to an instant have been missed. */
export function withMissed(file: CaseFile, deadline: DeadlineKind, dueAt: string): CaseFile {
  const until = latest(file.missed[deadline] ?? null, dueAt) ?? dueAt;
  return { ...file, missed: { ...file.missed, [deadline]: until } };
}

/** Notes that the committee has given more time; what it said last counts. */
export function withExtension(file: CaseFile, deadline: DeadlineKind, until: string, at: string): CaseFile {
  const known = file.extensions[deadline];
  if (known && isAfter(known.at, at)) return file;
  if (known && known.at === at && !isAfter(until, known.until)) return file;
  return { ...file, extensions: { ...file.extensions, [deadline]: { at, until } } };
}

/** Notes that the case was closed; a case is closed once, and the earliest telling counts. */
export function withClosing(file: CaseFile, outcome: CaseOutcome, at: string): CaseFile {
  return file.closed && !isAfter(file.closed.at, at) ? file : { ...file, closed: { outcome, at } };
}
