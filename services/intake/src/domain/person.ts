import type { EventOf } from '@iwaa/contracts/event';
import type {
  caseArchived,
  caseOpened,
  consentGiven,
  consentWithdrawn,
  contactRecorded,
  listeningSessionRecorded,
  needDeclined,
  needIdentified,
} from '@iwaa/contracts/events/intake';
import type { NeedKind } from '@iwaa/contracts/vocabulary';
import type { Consent } from './consent.ts';

export type PersonEvent =
  | EventOf<typeof caseOpened>
  | EventOf<typeof contactRecorded>
  | EventOf<typeof needIdentified>
  | EventOf<typeof needDeclined>
  | EventOf<typeof consentGiven>
  | EventOf<typeof consentWithdrawn>
  | EventOf<typeof listeningSessionRecorded>
  | EventOf<typeof caseArchived>;

/** Where something stands among the facts of its person: the sequence of the fact that told it. */
interface Told {
  sequence: number;
}

export interface StreetContact extends Told {
  contactId: string;
  caseId: string;
  roundId: string;
  night: string;
}

/** What a person needs, as it was told. */
export type Need = Told &
  Pick<EventOf<typeof needIdentified>['data'], 'needId' | 'kind' | 'night' | 'shelter'>;

/**
 * What intake knows of a person in coded values. Who the person is, and what was written about them, is no part of it:
 * that is kept beside it as ciphertext.
 */
export interface Person {
  /** Null before the first contact. */
  campaignId: string | null;
  /** The open case. */
  caseId: string | null;
  /** The closed cases, first to last. */
  previousCaseIds: string[];
  contacts: StreetContact[];
  /** The last need of each kind stated in the open case and not declined since. */
  needs: Need[];
  consents: Consent[];
  sessions: (Told & { sessionId: string; caseId: string; night: string })[];
  /** How many facts there are of the person: the sequence of the last one. */
  facts: number;
}

export const newPerson: Person = {
  campaignId: null,
  caseId: null,
  previousCaseIds: [],
  contacts: [],
  needs: [],
  consents: [],
  sessions: [],
  facts: 0,
};

export function evolve(person: Person, event: PersonEvent): Person {
  const facts = person.facts + 1;
  return { ...changedBy(event, person, facts), facts };
}

function changedBy(event: PersonEvent, person: Person, sequence: number): Person {
  switch (event.type) {
    case 'iwaa.intake.case-opened.v1':
      return { ...person, campaignId: event.data.campaignId, caseId: event.data.caseId, needs: [] };
    case 'iwaa.intake.contact-recorded.v1': {
      const { contactId, caseId, roundId, night } = event.data;
      return { ...person, contacts: [...person.contacts, { contactId, caseId, roundId, night, sequence }] };
    }
    case 'iwaa.intake.need-identified.v1': {
      const { needId, kind, night, shelter } = event.data;
      const need = { needId, kind, night, shelter, sequence };
      return { ...person, needs: [...withoutKind(person.needs, kind), need] };
    }
    case 'iwaa.intake.need-declined.v1':
      return { ...person, needs: withoutKind(person.needs, event.data.kind) };
    case 'iwaa.intake.consent-given.v1': {
      const { consentId, purpose, until } = event.data;
      const earlier = person.consents.map((consent): Consent => {
        const replaced = consent.purpose === purpose && consent.standing === 'given';
        return replaced ? { ...consent, standing: 'replaced' } : consent;
      });
      return { ...person, consents: [...earlier, { consentId, purpose, until, standing: 'given' }] };
    }
    case 'iwaa.intake.consent-withdrawn.v1': {
      const consents = person.consents.map(
        (consent): Consent =>
          consent.consentId === event.data.consentId ? { ...consent, standing: 'withdrawn' } : consent,
      );
      return { ...person, consents };
    }
    case 'iwaa.intake.listening-session-recorded.v1': {
      const { sessionId, caseId, night } = event.data;
      return { ...person, sessions: [...person.sessions, { sessionId, caseId, night, sequence }] };
    }
    case 'iwaa.intake.case-archived.v1':
      return {
        ...person,
        caseId: null,
        previousCaseIds: [...person.previousCaseIds, event.data.caseId],
        needs: [],
      };
    default:
      return event satisfies never;
  }
}

function withoutKind(needs: readonly Need[], kind: NeedKind): Need[] {
  return needs.filter((need) => need.kind !== kind);
}
