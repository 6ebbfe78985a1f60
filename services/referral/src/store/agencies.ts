import type { agenciesQuery } from '@iwaa/contracts/http/referral';
import {
  type AgencyCapacity,
  agencyStates,
  type Language,
  type ReferralService,
  weekdays,
} from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Clock } from '@iwaa/service-kit/clock';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import type { PageOutcome } from '@iwaa/service-kit/store/page';
import { fieldsFor, optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
import type { z } from 'zod';
import {
  type Agency,
  type AgencyCommand,
  type AgencyEvent,
  type AgencyRefusal,
  decide,
  evolve,
  newAgency,
  type RegisteredAgency,
} from '../domain/agency.ts';

/** What an agency is called, in each language. */
export type AgencyNames = Readonly<Record<Language, string>>;

/** An agency of a province, as it is stored: its names are for people and go nowhere else. */
export type StoredAgency = StoredAggregate<RegisteredAgency> & { readonly names: AgencyNames };

type OutcomeOf<Refusal extends string = never> = Promise<Outcome<StoredAgency, AgencyRefusal | Refusal>>;

export interface Agencies {
  register(
    agency: Omit<Extract<AgencyCommand, { type: 'register-agency' }>, 'type'>,
    names: AgencyNames,
    command: CommandKey,
  ): OutcomeOf;
  /** Carries out a command on an agency within the actor's scope. */
  carryOut(
    scope: ActorScope,
    agencyId: string,
    agencyCommand: Exclude<AgencyCommand, { type: 'register-agency' }>,
    command: CommandKey,
  ): OutcomeOf<'not-found'>;
  /** The agencies of a province that give a service, those that are asked no more too. */
  giving(provinceId: string, service: ReferralService): Promise<RegisteredAgency[]>;
  /** Whether an agency is asked. */
  isActive(agencyId: string): Promise<boolean>;
  /** What agencies are called, by their ids. */
  namesOf(agencyIds: readonly string[]): Promise<ReadonlyMap<string, AgencyNames>>;
  /** The ids of all agencies that have not left, in whatever province they are. */
  everyId(): Promise<string[]>;
  /** An agency within the actor's scope. */
  one(scope: ActorScope, agencyId: string): Promise<StoredAgency | undefined>;
  /** Agencies within the actor's scope that suit what is wanted, by rank. */
  list(scope: ActorScope, wanted: z.output<typeof agenciesQuery>): Promise<PageOutcome<StoredAgency>>;
}

/** The states of those that have not left. */
const present = agencyStates.filter((state) => state !== 'removed');

const openings = optional([{ from: String, to: String }]);
const stateFields: StateFields<Agency> = {
  agencyId: optional(String),
  provinceId: optional(String),
  services: optional([String]),
  takes: optional([
    {
      service: String,
      units: [String],
      agesFrom: optional(Number),
      agesTo: optional(Number),
      accessible: Boolean,
    },
  ]),
  hours: optional(fieldsFor(weekdays, openings)),
  rank: optional(Number),
  state: optional(String),
  capacity: optional(String),
  places: optional(Number),
  until: optional(String),
  publishedAt: optional(String),
};

const owners = { province: 'state.provinceId', agency: 'state.agencyId' };

/** The store of agencies. */
export function createAgencies(aggregates: Aggregates, clock: Clock): Agencies {
  const store = aggregates.create<Agency, AgencyCommand, AgencyEvent, AgencyRefusal>({
    name: 'agency',
    owners,
    named: 'by-body',
    stateFields,
    privateSchema: { names: { type: new Schema({ ar: String, fr: String, en: String }, { _id: false }) } },
    indexes: [
      [{ 'state.provinceId': 1, 'state.services': 1 }, {}],
      [{ 'state.provinceId': 1, 'state.rank': 1, _id: 1 }, {}],
      [{ 'state.agencyId': 1, 'state.rank': 1, _id: 1 }, {}],
      [{ 'state.state': 1, 'state.agencyId': 1 }, {}],
    ],
    initial: newAgency,
    decide,
    evolve,
  });
  const { model } = store;

  return {
    async register(agency, names, command) {
      const { agencyId } = agency;
      const registered = await store.execute(
        agencyId,
        { type: 'register-agency', ...agency },
        { command, set: { names } },
      );
      return registered.kind === 'refused' ? registered : stored(agencyId);
    },
    async carryOut(scope, agencyId, agencyCommand, command) {
      const done = await store.executeWithin(scope, agencyId, agencyCommand, { command });
      return done.kind === 'refused' ? done : stored(agencyId);
    },
    async giving(provinceId, service) {
      const found = await model
        .find({ 'state.provinceId': provinceId, 'state.services': service }, { state: 1 })
        .lean<StoredAgency[]>();
      return found.map((document) => document.state);
    },
    async isActive(agencyId) {
      return (await model.exists({ _id: agencyId, 'state.state': 'active' })) !== null;
    },
    async namesOf(agencyIds) {
      if (agencyIds.length === 0) return new Map();
      const found = await model.find({ _id: { $in: [...agencyIds] } }, { names: 1 }).lean<StoredAgency[]>();
      return new Map(found.map(({ _id, names }) => [_id, names]));
    },
    async everyId() {
      return (await model.distinct('state.agencyId', { 'state.state': { $in: present } })).filter(
        (id) => id !== null,
      );
    },
    async one(scope, agencyId) {
      const found = await model
        .findOne({ $and: [{ _id: agencyId }, scope.filter(owners)] })
        .lean<StoredAgency>();
      return found ?? undefined;
    },
    list(scope, { provinceId, service, capacity, state, ...page }) {
      const wanted = {
        'state.state': state ?? { $in: present },
        ...(provinceId ? { 'state.provinceId': provinceId } : {}),
        ...(service ? { 'state.services': service } : {}),
        ...(capacity ? capacityFilter(capacity, clock().toISOString()) : {}),
      };
      const list = { wanted, within: scope.filter(owners), order: [['state.rank', 'ascending']] } as const;
      return findPage<StoredAgency>(model, list, page);
    },
  };

  async function stored(agencyId: string): Promise<Outcome<StoredAgency, AgencyRefusal>> {
    const found = await model.findById(agencyId).lean<StoredAgency>();
    return found ? done(found) : refused('unknown-agency');
  }
}

/** Those that can take so much at an instant (ISO-8601): what an agency has said counts until it runs out. */
function capacityFilter(capacity: AgencyCapacity, at: string): Record<string, unknown> {
  const stillHolds = { $or: [{ 'state.until': null }, { 'state.until': { $gt: at } }] };
  const said = { $and: [{ 'state.capacity': capacity }, stillHolds] };
  return capacity === 'capacity' ? { $or: [said, { 'state.until': { $ne: null, $lte: at } }] } : said;
}
