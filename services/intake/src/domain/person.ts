import type { EventOf } from '@iwaa/contracts/event';
import type {
  caseArchived,
  caseOpened,
  consentGiven,
  consentWithdrawn,
  contactRecorded,
  duplicateTakenIn,
  listeningSessionRecorded,
  needDeclined,
  needIdentified,
  personCorrected,
  personMerged,
} from '@iwaa/contracts/events/intake';
import type { CorrectedField, NeedKind } from '@iwaa/contracts/vocabulary';
import { type Consents, noConsents, withGiven, withWithdrawn } from '@iwaa/domain/consent';
import { type Erasure, type ErasureEvent, evolveErasure } from './erasure.ts';

export type PersonEvent =
  | EventOf<typeof caseOpened>
  | EventOf<typeof contactRecorded>
  | EventOf<typeof needIdentified>
  | EventOf<typeof needDeclined>
  | EventOf<typeof consentGiven>
  | EventOf<typeof consentWithdrawn>
  | EventOf<typeof listeningSessionRecorded>
  | EventOf<typeof personCorrected>
  | EventOf<typeof caseArchived>
  | EventOf<typeof personMerged>
  | EventOf<typeof duplicateTakenIn>
  | ErasureEvent;

/** Where something stands among the facts of its person: the sequence of the fact that told it. */
interface Told {
  sequence: number;
}

export interface StreetContact extends Told {
  contactId: string;
  caseId: string;
  roundId: string;
  night: string;
  place: string;
  /** When they met; null where nobody said. */
  happenedAt: string | null;
  recordedAt: string | null;
}

/** What a person needs, as it was told. */
export type Need = Told &
  Pick<EventOf<typeof needIdentified>['data'], 'needId' | 'kind' | 'night' | 'shelter' | 'forAgency'>;

/**
 * What intake knows of a person in coded values. Who the person is, and what was written about them, is no part of it:
 * that is kept beside it as ciphertext.
 */
export interface Person {
  /** Null before the first contact. */
  provinceId: string | null;
  /** The campaign of the open case, else of the last one. */
  campaignId: string | null;
  /** The open case. */
  caseId: string | null;
  /** The closed cases, first to last. */
  previousCaseIds: string[];
  contacts: StreetContact[];
  /** The last need of each kind stated in the open case and not declined since. */
  needs: Need[];
  consents: Consents;
  sessions: (Told & { sessionId: string; caseId: string; night: string })[];
  /** What was corrected, first to last. */
  corrections: (Told & { correctionId: string; fields: CorrectedField[] })[];
  erasure: Erasure | null;
  /** The person with whom this one was merged, and as whom it goes on; null where it was not. */
  mergedInto: string | null;
  /** The case that was open when the person was merged, and ended by it; null where none was. */
  endedByMerge: string | null;
  /** Those who were merged with this one. */
  merged: string[];
  /** How many facts there are of the person: the sequence of the last one. */
  facts: number;
}

export const newPerson: Person = {
  provinceId: null,
  campaignId: null,
  caseId: null,
  previousCaseIds: [],
  contacts: [],
  needs: [],
  consents: noConsents,
  sessions: [],
  corrections: [],
  erasure: null,
  mergedInto: null,
  endedByMerge: null,
  merged: [],
  facts: 0,
};

export function evolve(person: Person, event: PersonEvent): Person {
  const facts = person.facts + 1;
  return { ...changedBy(event, person, facts), facts };
}

function changedBy(event: PersonEvent, person: Person, sequence: number): Person {
  switch (event.type) {
    case 'iwaa.intake.case-opened.v1': {
      const { provinceId, campaignId, caseId } = event.data;
      return { ...person, provinceId, campaignId, caseId, needs: [] };
    }
    case 'iwaa.intake.contact-recorded.v1': {
      const { contactId, caseId, roundId, night, place, happenedAt = null, recordedAt = null } = event.data;
      const contact = { contactId, caseId, roundId, night, place, happenedAt, recordedAt, sequence };
      return { ...person, contacts: [...person.contacts, contact] };
    }
    case 'iwaa.intake.need-identified.v1': {
      const { needId, kind, night, shelter, forAgency = null } = event.data;
      const need = { needId, kind, night, shelter, forAgency, sequence };
      return { ...person, needs: [...withoutKind(person.needs, kind), need] };
    }
    case 'iwaa.intake.need-declined.v1':
      return { ...person, needs: withoutKind(person.needs, event.data.kind) };
    case 'iwaa.intake.consent-given.v1': {
      const { consentId, purpose, agencyId, until } = event.data;
      const consent = { consentId, purpose, agencyId, until, sequence };
      return { ...person, consents: withGiven(person.consents, consent) };
    }
    case 'iwaa.intake.consent-withdrawn.v1':
      return { ...person, consents: withWithdrawn(person.consents, event.data.consentId) };
    case 'iwaa.intake.listening-session-recorded.v1': {
      const { sessionId, caseId, night } = event.data;
      return { ...person, sessions: [...person.sessions, { sessionId, caseId, night, sequence }] };
    }
    case 'iwaa.intake.person-corrected.v1': {
      const { correctionId, fields, shelter, forAgency } = event.data;
      const correction = { correctionId, fields, sequence };
      // What the person needs is stated again, should it have to be, as it is known now.
      const needs = person.needs.map((need) => ({
        ...need,
        shelter: need.shelter && shelter ? shelter : need.shelter,
        forAgency: need.forAgency && forAgency ? forAgency : need.forAgency,
      }));
      return { ...person, needs, corrections: [...person.corrections, correction] };
    }
    case 'iwaa.intake.person-merged.v1': {
      // What was needed is kept: it is stated again of the one with whom the person was merged.
      const previousCaseIds = [...new Set([...person.previousCaseIds, event.data.caseId])];
      const mergedInto = event.data.survivingPersonId;
      return { ...person, mergedInto, endedByMerge: person.caseId, caseId: null, previousCaseIds };
    }
    case 'iwaa.intake.duplicate-taken-in.v1':
      return { ...person, merged: [...person.merged, event.data.mergedPersonId] };
    case 'iwaa.intake.case-archived.v1':
      return {
        ...person,
        caseId: null,
        previousCaseIds: [...person.previousCaseIds, event.data.caseId],
        needs: [],
      };
    case 'iwaa.intake.erasure-requested.v1':
    case 'iwaa.intake.erasure-request-withdrawn.v1':
    case 'iwaa.intake.person-erased.v1':
      return { ...person, erasure: evolveErasure(person.erasure, event) };
    default:
      return event satisfies never;
  }
}

function withoutKind(needs: readonly Need[], kind: NeedKind): Need[] {
  return needs.filter((need) => need.kind !== kind);
}
