import type { CaseDeadlineKind, CaseOutcome, ExtendableDeadlineKind } from '@iwaa/contracts/vocabulary';
import type { FoldedFactFrom } from './case-events.ts';
import type { CaseFact } from './case-fact.ts';
import type { CaseFile, KnownPutAside } from './case-file.ts';
import type { PutAsideFact } from './case-record.ts';
import { isAfter, latest } from './instants.ts';

/** Adds what casework itself has decided: a deadline missed or extended, the case closed. */
export function foldCasework(file: CaseFile, fact: FoldedFactFrom<'casework'>): CaseFile {
  switch (fact.type) {
    case 'iwaa.casework.deadline-missed.v1':
      return withMissed(file, fact.data.deadline, fact.data.dueAt);
    case 'iwaa.casework.deadline-extended.v1':
      return withExtension(file, fact.data.deadline, fact.data.until, fact.time);
    case 'iwaa.casework.fact-put-aside.v1':
      return withPutAside(file, fact.data.fact, { sequence: fact.sequence, at: fact.time, taken: false });
    case 'iwaa.casework.put-aside-fact-taken.v1':
      return withPutAside(file, fact.data.fact, { sequence: fact.sequence, at: fact.time, taken: true });
    case 'iwaa.casework.case-closed.v1':
      return withClosing(file, fact.data.outcome, fact.time);
    default:
      fact satisfies never;
      return file;
  }
}

/** Notes that a fact could not be taken, or was taken after all; what casework told last of it counts. */
function withPutAside(
  file: CaseFile,
  { type, subject, sequence }: PutAsideFact,
  told: Omit<KnownPutAside, 'type'>,
): CaseFile {
  const key = putAsideKey(subject, sequence);
  const known = file.putAside[key];
  if (known && known.sequence >= told.sequence) return file;
  return { ...file, putAside: { ...file.putAside, [key]: { type, ...told } } };
}

/** Notes that this very reader could not take a fact, of which casework has told nothing. */
export function withUntaken(file: CaseFile, fact: CaseFact, at: string): CaseFile {
  return withPutAside(file, fact, { sequence: 0, at, taken: false });
}

/** Forgets that this very reader could not take a fact, when it comes again and can be taken. */
export function withTaken(
  file: CaseFile,
  { subject, sequence }: Pick<CaseFact, 'subject' | 'sequence'>,
): CaseFile {
  const { [putAsideKey(subject, sequence)]: known, ...putAside } = file.putAside;
  return known?.sequence === 0 ? { ...file, putAside } : file;
}

function putAsideKey(subject: string, sequence: number): string {
  return `${subject}/${sequence}`;
}

/** Notes that the deadlines of a kind that were due up to an instant have been missed. */
export function withMissed(file: CaseFile, deadline: CaseDeadlineKind, dueAt: string): CaseFile {
  const until = latest(file.missed[deadline] ?? null, dueAt) ?? dueAt;
  return { ...file, missed: { ...file.missed, [deadline]: until } };
}

/** Notes that the committee has given more time; what it said last counts. */
export function withExtension(
  file: CaseFile,
  deadline: ExtendableDeadlineKind,
  until: string,
  at: string,
): CaseFile {
  const known = file.extensions[deadline];
  if (known && isAfter(known.at, at)) return file;
  if (known && known.at === at && !isAfter(until, known.until)) return file;
  return { ...file, extensions: { ...file.extensions, [deadline]: { at, until } } };
}

/** Notes that the case was closed; a case is closed once, and the earliest telling counts. */
export function withClosing(file: CaseFile, outcome: CaseOutcome, at: string): CaseFile {
  return file.closed && !isAfter(file.closed.at, at) ? file : { ...file, closed: { outcome, at } };
}
