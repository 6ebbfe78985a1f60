import type { NeedKind } from '@iwaa/contracts/vocabulary';
import { withGiven, withWithdrawn } from '@iwaa/domain/consent';
import type { FoldedFactFrom } from './case-events.ts';
import type { CaseFile, KnownNeed } from './case-file.ts';
import { earliest, latest } from './instants.ts';

/** Adds a fact of intake: meetings, needs and consents. */
export function foldIntake(file: CaseFile, fact: FoldedFactFrom<'intake'>): CaseFile {
  switch (fact.type) {
    case 'iwaa.intake.case-opened.v1':
      return { ...file, openedAt: earliest(file.openedAt, fact.time) };
    case 'iwaa.intake.contact-recorded.v1': {
      const { contactId } = fact.data;
      const place = placeOf(contactId, file.contacts);
      if (file.contacts[place] === contactId) return file;
      return {
        ...file,
        contacts: file.contacts.toSpliced(place, 0, contactId),
        lastContactAt: latest(file.lastContactAt, metAt(fact.data.happenedAt ?? fact.time, fact.time)),
      };
    }
    case 'iwaa.intake.need-identified.v1': {
      const stated = withNeed(file, fact.data.kind, fact, { declined: false, reason: null });
      const { consent } = fact.data;
      return consent ? { ...stated, consents: withGiven(stated.consents, consent) } : stated;
    }
    case 'iwaa.intake.need-declined.v1':
      return withNeed(file, fact.data.kind, fact, { declined: true, reason: fact.data.reason ?? null });
    case 'iwaa.intake.consent-given.v1': {
      const { consentId, purpose, agencyId, until } = fact.data;
      const consent = { consentId, purpose, agencyId, until, sequence: fact.sequence };
      return { ...file, consents: withGiven(file.consents, consent) };
    }
    case 'iwaa.intake.consent-withdrawn.v1':
      return { ...file, consents: withWithdrawn(file.consents, fact.data.consentId) };
    case 'iwaa.intake.person-merged.v1':
      return { ...file, duplicateOf: { caseId: fact.data.survivingCaseId } };
    case 'iwaa.intake.duplicate-taken-in.v1': {
      const { mergedCaseId } = fact.data;
      if (mergedCaseId === null || file.duplicates.includes(mergedCaseId)) return file;
      return { ...file, duplicates: [...file.duplicates, mergedCaseId].sort() };
    }
    default:
      fact satisfies never;
      return file;
  }
}

/** A phone keeps what it could not send for a week. */
const longestUnsentMs = 7 * 24 * 3600_000;

/**
 * When they met, which is what says where the person was: a contact that is told the next morning puts nobody back on the street who
 * has had a bed since. What is told later than any phone can is of a past winter that is rehearsed, whose hours are not those of the
 * case's other facts.
 */
function metAt(happenedAt: string, recordedAt: string): string {
  const isRehearsed = Date.parse(recordedAt) - Date.parse(happenedAt) > longestUnsentMs;
  return isRehearsed ? recordedAt : happenedAt;
}

/** Where an id is, or belongs, in a sorted list; found by halves, since a case may have thousands of contacts. */
function placeOf(id: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withNeed(
  file: CaseFile,
  kind: NeedKind,
  { sequence, time }: { sequence: number; time: string },
  said: Pick<KnownNeed, 'declined' | 'reason'>,
): CaseFile {
  const known = file.needs[kind];
  if (known && known.sequence >= sequence) return file;
  return { ...file, needs: { ...file.needs, [kind]: { sequence, at: time, ...said } } };
}
