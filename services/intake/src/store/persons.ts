import type { Correction } from '@iwaa/contracts/http/corrections';
import type { contacts, metPersons, PersonAnswer } from '@iwaa/contracts/http/intake';
import type { PageRequest } from '@iwaa/contracts/http/page';
import { consentsInForce } from '@iwaa/domain/consent';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { refused } from '@iwaa/service-kit/outcome';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import type { GivenConsent } from '../domain/consent-decisions.ts';
import type { Person } from '../domain/person.ts';
import type { PersonCommand } from '../domain/person-decisions.ts';
import { personOwners, type StoredPerson } from './person-collection.ts';
import {
  isRead,
  namingSurvivor,
  needIdsIn,
  type Personal,
  type PersonOutcome,
  type PersonStores,
  readPersonal,
} from './personal-data.ts';
import { openCorrection, openIdentity, openNote, openProfile } from './sealed-person.ts';

/** A command's effect on a person, told by the case that it concerned. */
export type AboutCase = PersonOutcome<{ caseId: string }>;

type MetPerson = z.output<typeof metPersons>['items'][number];
type Contact = z.output<typeof contacts>['items'][number];

/** Persons: their coded state, and what is personal, sealed with a key of their own. */
export interface Persons {
  /** Carries out a command on a person within a scope; `set` are the ciphertexts that go with it. */
  carryOut(
    scope: ActorScope,
    request: RequestCommand,
    personId: string,
    command: PersonCommand,
    set?: Record<string, unknown>,
  ): Promise<AboutCase>;
  giveConsent(
    scope: ActorScope,
    request: RequestCommand,
    personId: string,
    consent: GivenConsent,
  ): Promise<AboutCase>;
  withdrawConsent(
    scope: ActorScope,
    request: RequestCommand,
    personId: string,
    consentId: string,
  ): Promise<AboutCase>;
  /**
   * Takes note that a case was closed by somebody who knew the facts of the person up to this sequence, or all of them where
   * it is null. A case that nobody here has, or that was archived before, changes nothing.
   */
  archiveCase(caseId: string, intakeSequence: number | null): Promise<void>;
  /** Everything that is known of a person within a scope, opened. */
  read(personId: string, scope: ActorScope): Promise<PersonOutcome<PersonAnswer>>;
  /** The same of the person whose open case this is. */
  readOfCase(caseId: string, scope: ActorScope): Promise<PersonOutcome<PersonAnswer>>;
  /** How many contacts were recorded on each of these rounds. They live in the persons' documents, so this is exact by itself. */
  countContacts(roundIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** At which places somebody was met on a round. */
  placesOn(roundId: string): Promise<string[]>;
  /** Who was met on a round within a scope, by codes. */
  metOn(roundId: string, scope: ActorScope, page: PageRequest): Promise<PageOutcome<MetPerson>>;
  /** The contacts with a person within a scope, the last first. */
  contactsOf(personId: string, scope: ActorScope): Promise<PersonOutcome<Contact[]>>;
  /** What was held about a person within a scope before each correction, the last first. */
  correctionsOf(personId: string, scope: ActorScope): Promise<PersonOutcome<Correction[]>>;
}

export function createPersons(stores: PersonStores): Persons {
  const { persons, keys, caseCodes, clock } = stores;
  const now = () => clock().toISOString();

  const read: Persons['read'] = async (personId, scope) => {
    const personal = await readPersonal(stores, personId, scope);
    return isRead(personal) ? { kind: 'done', result: toAnswer(personal, now()) } : personal;
  };

  const carryOut: Persons['carryOut'] = async (scope, request, personId, command, set = {}) => {
    const done = await persons.executeWithin(scope, personId, command, {
      command: { key: request.key, fingerprint: keys.blind(request.fingerprint) },
      result: (person) => ({ caseId: person.caseId ?? person.previousCaseIds.at(-1) ?? '' }),
      // A consent and a listening session are made once for their key; what is taken back is made before.
      bindsKey: command.type === 'give-consent' || command.type === 'record-listening-session',
      set,
    });
    return 'state' in done ? namingSurvivor(done) : refused('person-unknown');
  };

  return {
    carryOut,
    giveConsent: (scope, request, personId, consent) =>
      carryOut(scope, request, personId, { type: 'give-consent', consent, at: now() }),
    withdrawConsent: (scope, request, personId, consentId) =>
      carryOut(scope, request, personId, { type: 'withdraw-consent', consentId }),

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

    read,

    async readOfCase(caseId, scope) {
      // The type in the filter is what lets the partial index serve it.
      const found = await persons.model
        .findOne({ 'state.caseId': { $eq: caseId, $type: 'string' } }, { _id: 1 })
        .lean<Pick<StoredPerson, '_id'>>();
      return found ? read(found._id, scope) : refused('person-unknown');
    },

    async countContacts(roundIds) {
      const onRounds = { $match: { 'state.contacts.roundId': { $in: [...roundIds] } } };
      const counted = await persons.model.aggregate<{ _id: string; contacts: number }>([
        onRounds,
        { $unwind: '$state.contacts' },
        onRounds,
        { $group: { _id: '$state.contacts.roundId', contacts: { $sum: 1 } } },
      ]);
      return new Map(counted.map(({ _id, contacts }) => [_id, contacts]));
    },

    async placesOn(roundId) {
      const onRound = { $match: { 'state.contacts.roundId': roundId } };
      const found = await persons.model.aggregate<{ _id: string }>([
        onRound,
        { $unwind: '$state.contacts' },
        onRound,
        { $group: { _id: '$state.contacts.place' } },
      ]);
      return found.map(({ _id }) => _id);
    },

    async metOn(roundId, scope, page) {
      const list = { wanted: { 'state.contacts.roundId': roundId }, within: scope.filter(personOwners) };
      const found = await findPage<StoredPerson>(persons.model, list, page);
      return mapPage(found, ({ _id: personId, state }) => {
        const contacts = state.contacts.filter((contact) => contact.roundId === roundId);
        return { personId, caseId: contacts.at(-1)?.caseId ?? '', contacts: contacts.length };
      });
    },

    async contactsOf(personId, scope) {
      const personal = await readPersonal(stores, personId, scope);
      if (!isRead(personal)) return personal;
      const lastFirst = personal.stored.state.contacts.toReversed();
      return {
        kind: 'done',
        result: lastFirst.map(({ contactId, caseId, roundId, night, happenedAt, recordedAt }) => ({
          ...{ contactId, caseId, roundId, night },
          ...{ happenedAt, recordedAt },
        })),
      };
    },

    async correctionsOf(personId, scope) {
      const personal = await readPersonal(stores, personId, scope);
      if (!isRead(personal)) return personal;
      const { key, stored } = personal;
      const corrections = stored.state.corrections.toReversed().flatMap(({ correctionId }) => {
        const kept = openCorrection(key, personId, correctionId, stored.sealed);
        return kept === undefined ? [] : [{ correctionId, ...kept }];
      });
      return { kind: 'done', result: corrections };
    },
  };
}

function toAnswer({ key, stored }: Personal, at: string): PersonAnswer {
  const { _id: personId, state, sealed } = stored;
  return {
    personId,
    provinceId: state.provinceId ?? '',
    campaignId: state.campaignId ?? '',
    caseId: state.caseId,
    caseStatus: state.caseId === null ? 'closed' : 'open',
    previousCaseIds: [...state.previousCaseIds],
    mergedInto: state.mergedInto,
    merged: [...state.merged],
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
