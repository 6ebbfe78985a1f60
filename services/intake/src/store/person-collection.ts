import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
import { evolve, newPerson, type Person, type PersonEvent } from '../domain/person.ts';
import { decide, type PersonCommand, type PersonRefusal } from '../domain/person-decisions.ts';
import type { SealedPerson } from './sealed-person.ts';

const stateFields: StateFields<Person> = {
  provinceId: optional(String),
  campaignId: optional(String),
  caseId: optional(String),
  previousCaseIds: [String],
  contacts: [
    {
      contactId: String,
      caseId: String,
      roundId: String,
      night: String,
      place: String,
      happenedAt: optional(String),
      recordedAt: optional(String),
      sequence: Number,
    },
  ],
  needs: [
    {
      needId: String,
      kind: String,
      night: String,
      shelter: optional({ unit: String, priority: Number, onStreetSince: optional(String) }),
      forAgency: optional({ unit: String, priority: Number }),
      sequence: Number,
    },
  ],
  consents: {
    given: [
      {
        consentId: String,
        purpose: String,
        agencyId: optional(String),
        until: optional(String),
        sequence: Number,
      },
    ],
    withdrawn: [String],
  },
  sessions: [{ sessionId: String, caseId: String, night: String, sequence: Number }],
  corrections: [{ correctionId: String, fields: [String], sequence: Number }],
  erasure: optional({
    erasureId: String,
    state: String,
    reason: String,
    requestedAt: String,
    requestedBy: String,
    erasedAt: optional(String),
    erasedBy: optional(String),
  }),
  mergedInto: optional(String),
  endedByMerge: optional(String),
  merged: [String],
  facts: Number,
};

/** A person's document: coded values in `state`, everything personal in `sealed`. */
export type StoredPerson = StoredAggregate<Person> & {
  readonly sealed: SealedPerson;
  readonly likenessKeys?: readonly string[];
};
/** Where a person's document says whose it is. */
export const personOwners = { province: 'state.provinceId' };

export type PersonCollection = AggregateStore<Person, PersonCommand, PersonEvent, PersonRefusal>;

export function createPersonCollection(aggregates: Aggregates): PersonCollection {
  return aggregates.create({
    name: 'person',
    owners: personOwners,
    stateFields,
    privateSchema: {
      // Ciphertexts only; their shape is sealed-person.ts's.
      sealed: { type: Schema.Types.Mixed, required: true },
      // Keyed hashes of what somebody is found by; none for somebody who said no name, and none after an erasure.
      searchKeys: { type: [String], default: undefined },
      // The same of what whoever is likely the same person has too.
      likenessKeys: { type: [String], default: undefined },
    },
    indexes: [
      // One contact is of one person: a key that is used again with another person is refused.
      [{ 'state.contacts.contactId': 1 }, { unique: true }],
      [{ 'state.contacts.roundId': 1, _id: 1 }, {}],
      [{ 'state.provinceId': 1, 'state.contacts.night': -1 }, {}],
      [{ searchKeys: 1, 'state.provinceId': 1 }, {}],
      [{ 'state.mergedInto': 1 }, { partialFilterExpression: { 'state.mergedInto': { $type: 'string' } } }],
      [{ likenessKeys: 1, 'state.provinceId': 1 }, {}],
      [
        { 'state.provinceId': 1, 'state.erasure.requestedAt': -1, _id: 1 },
        { partialFilterExpression: { 'state.erasure.requestedAt': { $type: 'string' } } },
      ],
      [{ 'state.erasure.state': 1 }, { partialFilterExpression: { 'state.erasure.state': 'done' } }],
      [
        { 'state.caseId': 1 },
        { unique: true, partialFilterExpression: { 'state.caseId': { $type: 'string' } } },
      ],
    ],
    initial: newPerson,
    decide,
    evolve,
    duplicates: { 'state.contacts.contactId': 'contact-of-another-person' },
  });
}
