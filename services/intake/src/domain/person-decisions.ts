import type { Decision } from '@iwaa/contracts/decision';
import type { Profile } from '@iwaa/contracts/http/intake';
import type { AidKind, NeedKind, ShelterDeclineReason } from '@iwaa/contracts/vocabulary';
import type { Consents } from '@iwaa/domain/consent';
import { type CampaignNights, type NightRefusal, nightRefusal } from '@iwaa/domain/night';
import { type ArchiveCaseCommand, archiveCase } from './archive-case.ts';
import { consentBehind } from './consent.ts';
import {
  type ConsentEndRefusal,
  consentGiven,
  type GivenConsent,
  giveConsent,
  objectionToEnd,
  withdrawConsent,
} from './consent-decisions.ts';
import { type CorrectPersonCommand, correctPerson } from './correction-decisions.ts';
import { decideErasure, type ErasureCommand, type ErasureRefusal, isErased } from './erasure-decisions.ts';
import { type MergeIntoCommand, mergeInto, type TakeInCommand, takeIn } from './merge-decisions.ts';
import { evolve, type Person, type PersonEvent } from './person.ts';
import { forAgency, shelterOf } from './priority.ts';

export interface StatedNeed {
  needId: string;
  kind: NeedKind;
}
export interface RecordContactCommand {
  type: 'record-contact';
  /** Whether the team says that it met the person before; such a person must be known. */
  metBefore: boolean;
  contactId: string;
  provinceId: string;
  /** The campaign in which the person is met; a case that is open already stays its own campaign's. */
  campaignId: string;
  roundId: string;
  team: string;
  night: string;
  /** Null where nobody says. */
  happenedAt: string | null;
  place: string;
  aidGiven: AidKind[];
  needs: StatedNeed[];
  declined: NeedKind[];
  /** Why a bed is declined, where the person says so. */
  shelterDeclinedFor: ShelterDeclineReason | null;
  consents: GivenConsent[];
  /** Needed where shelter is among the needs; with others it tells whom an agency has to be able to take. */
  profile: Profile | null;
  /** The code for a case, should one have to be opened; drawn only where it is likely to be used. */
  newCaseId: string | null;
  at: string;
}

export interface RecordListeningSessionCommand {
  type: 'record-listening-session';
  sessionId: string;
  night: string;
  campaign: CampaignNights;
  needs: StatedNeed[];
  /** Needed where shelter is among the needs; with others it tells whom an agency has to be able to take. */
  profile: Profile | null;
  at: string;
}

export type PersonCommand =
  | RecordContactCommand
  | RecordListeningSessionCommand
  | { type: 'give-consent'; consent: GivenConsent; at: string }
  | { type: 'withdraw-consent'; consentId: string }
  | CorrectPersonCommand
  | ErasureCommand
  | MergeIntoCommand
  | TakeInCommand
  | ArchiveCaseCommand;

export type PersonRefusal =
  | 'person-unknown'
  | 'person-of-another-province'
  /** The person was merged with another, as whom the person goes on. */
  | 'person-merged'
  /** A case has to be opened and the command brings no code for it: draw one and ask again. */
  | 'case-code-needed'
  | 'profile-needed'
  | 'need-stated-and-declined'
  | ConsentEndRefusal
  | 'consent-unknown'
  | 'consent-replaced'
  | 'no-open-case'
  | NightRefusal
  | 'case-unknown'
  | ErasureRefusal
  /** The contact was recorded before, with another person. */
  | 'contact-of-another-person';

/** Decides what a command comes to for a person; a repeated one decides nothing. */
export function decide(person: Person, command: PersonCommand): Decision<PersonEvent, PersonRefusal> {
  if (isForSurvivor(person, command)) return 'person-merged';
  switch (command.type) {
    case 'request-erasure':
    case 'withdraw-erasure-request':
    case 'erase-person':
      return decideErasure(person, command);
    case 'archive-case':
      return archiveCase(person, command);
    default:
      return isErased(person) ? 'person-erased' : decideOfKnown(person, command);
  }
}

/** Of somebody who was erased nothing more is recorded. */
function decideOfKnown(
  person: Person,
  command: Exclude<PersonCommand, ErasureCommand | ArchiveCaseCommand>,
): Decision<PersonEvent, PersonRefusal> {
  switch (command.type) {
    case 'record-contact':
      return recordContact(person, command);
    case 'record-listening-session':
      return recordListeningSession(person, command);
    case 'give-consent':
      return giveConsent(person, command.consent, command.at);
    case 'withdraw-consent':
      return withdrawConsent(person, command.consentId);
    case 'correct-person':
      return correctPerson(person, command);
    case 'merge-into':
      return mergeInto(person, command);
    case 'take-in-duplicate':
      return takeIn(person, command);
    default:
      return command satisfies never;
  }
}

/** Whether a command comes too late for somebody who was merged; what was done before is repeated by itself, and a closing that comes later is noted. */
function isForSurvivor(person: Person, command: PersonCommand): boolean {
  if (person.mergedInto === null) return false;
  switch (command.type) {
    case 'record-contact':
      return !person.contacts.some(({ contactId }) => contactId === command.contactId);
    case 'record-listening-session':
      return !person.sessions.some(({ sessionId }) => sessionId === command.sessionId);
    case 'give-consent':
      return !person.consents.given.some(({ consentId }) => consentId === command.consent.consentId);
    case 'withdraw-consent':
      return !person.consents.withdrawn.includes(command.consentId);
    case 'correct-person':
      return !person.corrections.some(({ correctionId }) => correctionId === command.correctionId);
    case 'take-in-duplicate':
      return !person.merged.includes(command.mergedPersonId);
    case 'request-erasure':
      return person.erasure?.erasureId !== command.erasureId;
    case 'withdraw-erasure-request':
    case 'erase-person':
    case 'merge-into':
    case 'archive-case':
      return false;
    default:
      return command satisfies never;
  }
}

function recordContact(person: Person, command: RecordContactCommand): Decision<PersonEvent, PersonRefusal> {
  const { contactId, provinceId, roundId, team, night, place, aidGiven, declined, at } = command;
  if (person.campaignId === null && command.metBefore) return 'person-unknown';
  if (person.provinceId !== null && person.provinceId !== provinceId) return 'person-of-another-province';
  if (person.contacts.some((contact) => contact.contactId === contactId)) return [];
  if (command.needs.some(({ kind }) => declined.includes(kind))) return 'need-stated-and-declined';
  const objection = command.consents.map(({ until }) => objectionToEnd(until, at)).find(Boolean);
  if (objection) return objection;
  if (lacksProfile(command)) return 'profile-needed';
  const caseId = person.caseId ?? command.newCaseId;
  if (caseId === null) return 'case-code-needed';

  const campaignId = person.caseId === null ? command.campaignId : (person.campaignId ?? command.campaignId);
  const about = ofCase(campaignId, caseId);
  const events: PersonEvent[] = [];
  if (person.caseId === null) {
    const previousCaseId = person.previousCaseIds.at(-1) ?? null;
    events.push({ type: 'iwaa.intake.case-opened.v1', data: { ...about, provinceId, previousCaseId } });
  }
  const needs = command.needs.map(({ kind }) => kind);
  const when = { night, happenedAt: command.happenedAt, recordedAt: at };
  const contact = { ...about, contactId, roundId, team, ...when, place, aidGiven, needs, declined };
  events.push({ type: 'iwaa.intake.contact-recorded.v1', data: contact });

  // What is declined comes first, so that no consent has it passed on; the needs last, so that they are passed on at once.
  for (const kind of declined) {
    const reason = kind === 'shelter' ? command.shelterDeclinedFor : null;
    const data = { ...about, kind, night, ...(reason ? { reason } : {}) };
    events.push({ type: 'iwaa.intake.need-declined.v1', data });
  }
  for (const consent of command.consents) events.push(consentGiven(about, consent));
  const met = events.reduce(evolve, person);
  events.push(...needsIdentified(met.consents, about, command));
  return events;
}

function recordListeningSession(
  person: Person,
  command: RecordListeningSessionCommand,
): Decision<PersonEvent, PersonRefusal> {
  const { sessionId, night, campaign, at } = command;
  if (person.campaignId === null) return 'person-unknown';
  if (person.sessions.some((session) => session.sessionId === sessionId)) return [];
  if (person.caseId === null) return 'no-open-case';
  const refused = nightRefusal(campaign, night, at);
  if (refused) return refused;
  if (lacksProfile(command)) return 'profile-needed';
  const about = ofCase(person.campaignId, person.caseId);
  const session = { ...about, sessionId, night, needs: command.needs.map(({ kind }) => kind) };
  return [
    { type: 'iwaa.intake.listening-session-recorded.v1', data: session },
    ...needsIdentified(person.consents, about, command),
  ];
}

function needsIdentified(
  consents: Consents,
  about: OfCase,
  { needs, profile, night, at }: Pick<RecordContactCommand, 'needs' | 'profile' | 'night' | 'at'>,
): PersonEvent[] {
  return needs.map(({ needId, kind }): PersonEvent => {
    const consent = consentBehind(consents, kind, at);
    const shelter = kind === 'shelter' && profile ? shelterOf(profile) : null;
    return {
      type: 'iwaa.intake.need-identified.v1',
      data: { ...about, needId, kind, night, consent, shelter, forAgency: forAgency(kind, profile) },
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
