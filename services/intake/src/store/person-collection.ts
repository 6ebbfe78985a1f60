import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
import { evolve, newPerson, type Person, type PersonEvent } from '../domain/person.ts';
import { decide, type PersonCommand, type PersonRefusal } from '../domain/person-decisions.ts';
import type { SealedPerson } from './sealed-person.ts';

const text = { type: String, required: true };
const number = { type: Number, required: true };
const list = (fields: Record<string, unknown>) => [new Schema(fields, { _id: false })];
const shelterSchema = new Schema(
  { unit: text, priority: number, onStreetSince: { type: String, default: null } },
  { _id: false },
);
const stateSchema = new Schema(
  {
    campaignId: { type: String, default: null },
    caseId: { type: String, default: null },
    previousCaseIds: [String],
    contacts: list({ contactId: text, caseId: text, roundId: text, night: text, sequence: number }),
    needs: list({
      needId: text,
      kind: text,
      night: text,
      shelter: { type: shelterSchema, default: null },
      sequence: number,
    }),
    consents: list({
      consentId: text,
      purpose: text,
      until: { type: String, default: null },
      standing: text,
    }),
    sessions: list({ sessionId: text, caseId: text, night: text, sequence: number }),
    facts: number,
  },
  { _id: false },
);

/** A person's document: coded values in `state`, everything personal in `sealed`. */
export type StoredPerson = StoredAggregate<Person> & { readonly sealed: SealedPerson };
export type PersonCollection = AggregateStore<Person, PersonCommand, PersonEvent, PersonRefusal>;

export function createPersonCollection(aggregates: Aggregates): PersonCollection {
  return aggregates.create({
    name: 'person',
    stateSchema,
    // Ciphertexts only; their shape is sealed-person.ts's.
    privateSchema: { sealed: { type: Schema.Types.Mixed, required: true } },
    indexes: [
      // One contact is of one person: a key that is used again with another person is refused.
      [{ 'state.contacts.contactId': 1 }, { unique: true }],
      [{ 'state.contacts.roundId': 1 }, {}],
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
