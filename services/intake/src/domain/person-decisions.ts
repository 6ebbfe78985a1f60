import type { Decision } from '@iwaa/contracts/decision';
import type { Profile } from '@iwaa/contracts/http/intake';
import type { AidKind, NeedKind } from '@iwaa/contracts/vocabulary';
import { type ArchiveCaseCommand, archiveCase } from './archive-case.ts';
import { type Declaration, hasNight } from './campaign.ts';
import { type Consent, endsAfter, isConsented } from './consent.ts';
import { consentGiven, type GivenConsent, giveConsent, withdrawConsent } from './consent-decisions.ts';
import { evolve, type Person, type PersonEvent } from './person.ts';
import { priorityOf } from './priority.ts';

export interface StatedNeed {
  needId: string;
  kind: NeedKind;
}
export interface RecordContactCommand {
  type: 'record-contact';
  /** Whether the team says that it met the person before; such a person must be known. */
  metBefore: boolean;
  contactId: string;
  campaignId: string;
  roundId: string;
  night: string;
  place: string;
  aidGiven: AidKind[];
  needs: StatedNeed[];
  declined: NeedKind[];
  consents: GivenConsent[];
  /** Needed where shelter is among the needs. */
  profile: Profile | null;
  /** The code for a case, should one have to be opened; drawn only where it is likely to be used. */
  newCaseId: string | null;
  at: string;
}

export interface RecordListeningSessionCommand {
  type: 'record-listening-session';
  sessionId: string;
  night: string;
  campaign: Pick<Declaration, 'startsOn' | 'endsOn'>;
  needs: StatedNeed[];
  /** Needed where shelter is among the needs. */
  profile: Profile | null;
  at: string;
}

export type PersonCommand =
  | RecordContactCommand
  | RecordListeningSessionCommand
  | { type: 'give-consent'; consent: GivenConsent; at: string }
  | { type: 'withdraw-consent'; consentId: string }
  | ArchiveCaseCommand;

export type PersonRefusal =
  | 'person-unknown'
  | 'person-of-another-campaign'
  /** A case has to be opened and the command brings no code for it: draw one and ask again. */
  | 'case-code-needed'
  | 'profile-needed'
  | 'need-stated-and-declined'
  | 'consent-ends-in-the-past'
  | 'consent-unknown'
  | 'consent-replaced'
  | 'no-open-case'
  | 'night-outside-campaign'
  | 'case-unknown'
  /** The contact was recorded before, with another person. */
  | 'contact-of-another-person';

/** Decides what a command comes to for a person; a repeated one decides nothing. */
export function decide(person: Person, command: PersonCommand): Decision<PersonEvent, PersonRefusal> {
  switch (command.type) {
    case 'record-contact':
      return recordContact(person, command);
    case 'record-listening-session':
      return recordListeningSession(person, command);
    case 'give-consent':
      return giveConsent(person, command.consent, command.at);
    case 'withdraw-consent':
      return withdrawConsent(person, command.consentId);
    case 'archive-case':
      return archiveCase(person, command);
    default:
      return command satisfies never;
  }
}

function recordContact(person: Person, command: RecordContactCommand): Decision<PersonEvent, PersonRefusal> {
  const { contactId, campaignId, roundId, night, place, aidGiven, declined, at } = command;
  if (person.campaignId === null && command.metBefore) return 'person-unknown';
  if (person.campaignId !== null && person.campaignId !== campaignId) return 'person-of-another-campaign';
  if (person.contacts.some((contact) => contact.contactId === contactId)) return [];
  if (command.needs.some(({ kind }) => declined.includes(kind))) return 'need-stated-and-declined';
  if (command.consents.some(({ until }) => !endsAfter(until, at))) return 'consent-ends-in-the-past';
  if (lacksProfile(command)) return 'profile-needed';
  const caseId = person.caseId ?? command.newCaseId;
  if (caseId === null) return 'case-code-needed';

  const about = ofCase(campaignId, caseId);
  const events: PersonEvent[] = [];
  if (person.caseId === null) {
    const previousCaseId = person.previousCaseIds.at(-1) ?? null;
    events.push({ type: 'iwaa.intake.case-opened.v1', data: { ...about, previousCaseId } });
  }
  const needs = command.needs.map(({ kind }) => kind);
  const contact = { ...about, contactId, roundId, night, place, aidGiven, needs, declined };
  events.push({ type: 'iwaa.intake.contact-recorded.v1', data: contact });

  // Consents come before the needs, so that a need stated in the same breath is passed on at once.
  let met = events.reduce(evolve, person);
  const spokenOf = [...needs, ...declined];
  for (const consent of command.consents) {
    const given = consentGiven(met, about, consent, at, spokenOf);
    events.push(given);
    met = evolve(met, given);
  }
  events.push(...needsIdentified(met.consents, about, command));
  for (const kind of declined)
    events.push({ type: 'iwaa.intake.need-declined.v1', data: { ...about, kind, night } });
  return events;
}

function recordListeningSession(
  person: Person,
  command: RecordListeningSessionCommand,
): Decision<PersonEvent, PersonRefusal> {
  const { sessionId, night } = command;
  if (person.campaignId === null) return 'person-unknown';
  if (person.sessions.some((session) => session.sessionId === sessionId)) return [];
  if (person.caseId === null) return 'no-open-case';
  if (!hasNight(command.campaign, night)) return 'night-outside-campaign';
  if (lacksProfile(command)) return 'profile-needed';
  const about = ofCase(person.campaignId, person.caseId);
  const session = { ...about, sessionId, night, needs: command.needs.map(({ kind }) => kind) };
  return [
    { type: 'iwaa.intake.listening-session-recorded.v1', data: session },
    ...needsIdentified(person.consents, about, command),
  ];
}

function needsIdentified(
  consents: readonly Consent[],
  about: OfCase,
  { needs, profile, night, at }: Pick<RecordContactCommand, 'needs' | 'profile' | 'night' | 'at'>,
): PersonEvent[] {
  return needs.map(({ needId, kind }): PersonEvent => {
    const consented = isConsented(consents, kind, at);
    const shelter =
      kind === 'shelter' && profile
        ? { unit: profile.unit, priority: priorityOf(profile), onStreetSince: profile.onStreetSince }
        : null;
    return {
      type: 'iwaa.intake.need-identified.v1',
      data: { ...about, needId, kind, night, consented, shelter },
    };
  });
}

function lacksProfile({ needs, profile }: Pick<RecordContactCommand, 'needs' | 'profile'>): boolean {
  return profile === null && needs.some(({ kind }) => kind === 'shelter');
}

interface OfCase {
  campaignId: string;
  caseId: string;
}

function ofCase(campaignId: string, caseId: string): OfCase {
  return { caseId, campaignId };
}
