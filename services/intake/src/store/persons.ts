import type { PersonAnswer, RecordContact } from '@iwaa/contracts/http/intake';
import type { NeedKind } from '@iwaa/contracts/vocabulary';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import type { Declaration } from '../domain/campaign.ts';
import { consentsInForce } from '../domain/consent.ts';
import type { GivenConsent } from '../domain/consent-decisions.ts';
import type { Person } from '../domain/person.ts';
import type { PersonCommand, RecordListeningSessionCommand } from '../domain/person-decisions.ts';
import { type RecordedContact, recordContact } from './contact-recording.ts';
import type { StoredPerson } from './person-collection.ts';
import {
  isRead,
  needIdsIn,
  type Personal,
  type PersonOutcome,
  type PersonStores,
  readPersonal,
  statedNeeds,
} from './personal-data.ts';
import { noteField, openIdentity, openNote, openProfile, sealNote } from './sealed-person.ts';
import type { Plan } from './street-rounds.ts';

/** A command's effect on a person, told by the case that it concerned. */
export type AboutCase = PersonOutcome<{ caseId: string }>;

export interface ListeningSession {
  sessionId: string;
  campaign: Declaration;
  night: string;
  needs: readonly NeedKind[];
  note: string | undefined;
}

/** Persons: their coded state, and what is personal, sealed with a key of their own. */
export interface Persons {
  recordContact(
    request: RequestCommand,
    round: Plan,
    body: RecordContact,
  ): Promise<PersonOutcome<RecordedContact>>;
  giveConsent(request: RequestCommand, personId: string, consent: GivenConsent): Promise<AboutCase>;
  withdrawConsent(request: RequestCommand, personId: string, consentId: string): Promise<AboutCase>;
  recordListeningSession(
    request: RequestCommand,
    personId: string,
    session: ListeningSession,
  ): Promise<AboutCase>;
  /**
   * Takes note that a case was closed by somebody who knew the facts of the person up to this sequence, or all of them where
   * it is null. A case that nobody here has, or that was archived before, changes nothing.
   */
  archiveCase(caseId: string, intakeSequence: number | null): Promise<void>;
  /** The campaign that a person belongs to, or undefined where nobody has this id. */
  campaignOf(personId: string): Promise<string | undefined>;
  /** Everything that is known of a person, opened. */
  read(personId: string, campaignId: string): Promise<PersonOutcome<PersonAnswer>>;
  /** Erases who a person is, for good: the key dies. What remains are coded facts without a name. */
  erase(personId: string): Promise<void>;
  /** How many contacts were recorded on a round. They live in the persons' documents, so this is exact by itself. */
  countContacts(roundId: string): Promise<number>;
}

export function createPersons(stores: PersonStores): Persons {
  const { persons, keys, caseCodes, clock } = stores;
  const now = () => clock().toISOString();

  async function execute(
    request: RequestCommand,
    personId: string,
    command: PersonCommand,
    set: Record<string, unknown> = {},
  ): Promise<AboutCase> {
    return persons.execute(personId, command, {
      command: { key: request.key, fingerprint: keys.blind(request.fingerprint) },
      result: (person) => ({ caseId: person.caseId ?? person.previousCaseIds.at(-1) ?? '' }),
      set,
    });
  }

  return {
    recordContact: (request, round, body) => recordContact(stores, request, round, body),
    giveConsent: (request, personId, consent) =>
      execute(request, personId, { type: 'give-consent', consent, at: now() }),
    withdrawConsent: (request, personId, consentId) =>
      execute(request, personId, { type: 'withdraw-consent', consentId }),

    async recordListeningSession(request, personId, { sessionId, campaign, night, needs, note }) {
      const command: RecordListeningSessionCommand = {
        type: 'record-listening-session',
        sessionId,
        night,
        campaign,
        needs: statedNeeds(sessionId, needs),
        profile: null,
        at: now(),
      };
      const set: Record<string, unknown> = {};
      if (note !== undefined || needs.includes('shelter')) {
        const personal = await readPersonal(stores, personId, campaign.campaignId);
        if (!isRead(personal)) return personal;
        command.profile = openProfile(personal.key, personId, personal.stored.sealed);
        if (note) set[`sealed.${noteField(sessionId)}`] = sealNote(personal.key, personId, sessionId, note);
      }
      return execute(request, personId, command, set);
    },

    async archiveCase(caseId, intakeSequence) {
      // The type in the filter is what lets the partial index serve it.
      const holder = await persons.model
        .findOne({ 'state.caseId': { $eq: caseId, $type: 'string' } })
        .lean<StoredPerson>();
      if (!holder?.state.campaignId) return;
      const command = { type: 'archive-case' as const, caseId, intakeSequence, next: null, at: now() };
      const done = await persons.execute(holder._id, command, { from: holder });
      if (done.kind === 'done' || done.code !== 'case-code-needed') return;
      const nextId = await caseCodes.next(holder.state.campaignId);
      await persons.execute(holder._id, { ...command, next: { caseId: nextId, needIds: needIdsIn(nextId) } });
    },

    async campaignOf(personId) {
      const stored = await persons.model.findById(personId, { 'state.campaignId': 1 }).lean<StoredPerson>();
      return stored?.state.campaignId ?? undefined;
    },

    async read(personId, campaignId) {
      const personal = await readPersonal(stores, personId, campaignId);
      return isRead(personal) ? { kind: 'done', result: toAnswer(personal, campaignId, now()) } : personal;
    },

    erase: (personId) => keys.erase(personId, clock()),

    async countContacts(roundId) {
      const [counted] = await persons.model.aggregate<{ contacts: number }>([
        { $match: { 'state.contacts.roundId': roundId } },
        { $unwind: '$state.contacts' },
        { $match: { 'state.contacts.roundId': roundId } },
        { $count: 'contacts' },
      ]);
      return counted?.contacts ?? 0;
    },
  };
}

function toAnswer({ key, stored }: Personal, campaignId: string, at: string): PersonAnswer {
  const { _id: personId, state, sealed } = stored;
  return {
    personId,
    campaignId,
    caseId: state.caseId,
    caseStatus: state.caseId === null ? 'closed' : 'open',
    previousCaseIds: [...state.previousCaseIds],
    identity: openIdentity(key, personId, sealed),
    profile: openProfile(key, personId, sealed),
    contacts: state.contacts.length,
    consents: consentsInForce(state.consents, at),
    notes: occasions(state).flatMap((occasion) => {
      const text = openNote(key, personId, occasion.id, sealed);
      return text === undefined ? [] : [{ ...occasion, text }];
    }),
  };
}

/** Whatever a note may be about, in the order of the nights. */
function occasions(person: Person): { about: 'contact' | 'listening-session'; id: string; night: string }[] {
  const contacts = person.contacts.map(({ contactId, night }) => ({
    about: 'contact' as const,
    id: contactId,
    night,
  }));
  const sessions = person.sessions.map(({ sessionId, night }) => ({
    about: 'listening-session' as const,
    id: sessionId,
    night,
  }));
  return [...contacts, ...sessions].sort((one, other) => one.night.localeCompare(other.night));
}
