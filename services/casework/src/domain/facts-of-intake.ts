import { type NeedKind, referralServices } from '@iwaa/contracts/vocabulary';
import type { FactFrom } from './case-fact.ts';
import type { CaseFile } from './case-file.ts';
import { latest } from './instants.ts';

const needsConsent: readonly NeedKind[] = referralServices;

/** Adds a fact of intake: meetings, needs and consent to a referral. */
export function foldIntake(before: CaseFile, fact: FactFrom<'intake'>): CaseFile {
  const file = { ...before, intakeSequence: Math.max(before.intakeSequence, fact.sequence) };
  switch (fact.type) {
    case 'iwaa.intake.contact-recorded.v1': {
      const { contactId } = fact.data;
      const place = placeOf(contactId, file.contacts);
      if (file.contacts[place] === contactId) return file;
      return {
        ...file,
        contacts: file.contacts.toSpliced(place, 0, contactId),
        lastContactAt: latest(file.lastContactAt, fact.time),
      };
    }
    case 'iwaa.intake.need-identified.v1': {
      const stated = withNeed(file, fact.data.kind, fact, false);
      return needsConsent.includes(fact.data.kind)
        ? withConsent(stated, fact.sequence, fact.data.consented, null)
        : stated;
    }
    case 'iwaa.intake.need-declined.v1':
      return withNeed(file, fact.data.kind, fact, true);
    case 'iwaa.intake.consent-given.v1':
      return fact.data.purpose === 'referral'
        ? withConsent(file, fact.sequence, true, fact.data.until)
        : file;
    case 'iwaa.intake.consent-withdrawn.v1':
      return fact.data.purpose === 'referral' ? withConsent(file, fact.sequence, false, null) : file;
    default:
      return file;
  }
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
  fact: { sequence: number; time: string },
  declined: boolean,
): CaseFile {
  const known = file.needs[kind];
  if (known && known.sequence >= fact.sequence) return file;
  return { ...file, needs: { ...file.needs, [kind]: { sequence: fact.sequence, at: fact.time, declined } } };
}

function withConsent(file: CaseFile, sequence: number, given: boolean, until: string | null): CaseFile {
  const known = file.referralConsent;
  return known && known.sequence >= sequence
    ? file
    : { ...file, referralConsent: { sequence, given, until } };
}
