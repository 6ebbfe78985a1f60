import type { agenciesQuery } from '@iwaa/contracts/http/referral';
import type { AgencyCapacity, ReferralService } from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import type { PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
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

/** An agency of a province, as it is stored: its name is for people and goes nowhere else. */
export type StoredAgency = StoredAggregate<RegisteredAgency> & { readonly name: string };

export interface Agencies {
  register(
    agency: Omit<Extract<AgencyCommand, { type: 'register-agency' }>, 'type'>,
    name: string,
    command: CommandKey,
  ): Promise<Outcome<StoredAgency, AgencyRefusal>>;
  /** Says what an agency can take. */
  publishCapacity(
    scope: ActorScope,
    agencyId: string,
    capacity: AgencyCapacity,
    command: CommandKey,
  ): Promise<Outcome<StoredAgency, AgencyRefusal | 'not-found'>>;
  /** The agencies of a province that give a service. */
  giving(provinceId: string, service: ReferralService): Promise<RegisteredAgency[]>;
  /** What agencies are called, by their ids. */
  namesOf(agencyIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The ids of all agencies, in whatever province they are. */
  everyId(): Promise<string[]>;
  /** Agencies within the actor's scope that suit what is wanted, by rank. */
  list(scope: ActorScope, wanted: z.output<typeof agenciesQuery>): Promise<PageOutcome<StoredAgency>>;
}

const stateFields: StateFields<Agency> = {
  agencyId: optional(String),
  provinceId: optional(String),
  services: optional([String]),
  rank: optional(Number),
  capacity: optional(String),
};

const owners = { province: 'state.provinceId', agency: 'state.agencyId' };

/** The store of agencies. */
export function createAgencies(aggregates: Aggregates): Agencies {
  const store = aggregates.create<Agency, AgencyCommand, AgencyEvent, AgencyRefusal>({
    name: 'agency',
    owners,
    named: 'by-body',
    stateFields,
    privateSchema: { name: String },
    indexes: [
      [{ 'state.provinceId': 1, 'state.services': 1 }, {}],
      [{ 'state.provinceId': 1, 'state.rank': 1, _id: 1 }, {}],
      [{ 'state.agencyId': 1, 'state.rank': 1, _id: 1 }, {}],
    ],
    initial: newAgency,
    decide,
    evolve,
  });
  const { model } = store;

  return {
    async register(agency, name, command) {
      const { agencyId } = agency;
      const registered = await store.execute(
        agencyId,
        { type: 'register-agency', ...agency },
        { command, set: { name } },
      );
      return registered.kind === 'refused' ? registered : stored(agencyId);
    },
    async publishCapacity(scope, agencyId, capacity, command) {
      const published = await store.executeWithin(
        scope,
        agencyId,
        { type: 'publish-capacity', capacity },
        { command },
      );
      return published.kind === 'refused' ? published : stored(agencyId);
    },
    async giving(provinceId, service) {
      const found = await model
        .find({ 'state.provinceId': provinceId, 'state.services': service }, { state: 1 })
        .lean<StoredAgency[]>();
      return found.map((document) => document.state);
    },
    async namesOf(agencyIds) {
      if (agencyIds.length === 0) return new Map();
      const found = await model.find({ _id: { $in: [...agencyIds] } }, { name: 1 }).lean<StoredAgency[]>();
      return new Map(found.map(({ _id, name }) => [_id, name]));
    },
    async everyId() {
      return (await model.distinct('state.agencyId')).filter((id) => id !== null);
    },
    list(scope, { provinceId, service, capacity, ...page }) {
      const wanted = {
        ...(provinceId ? { 'state.provinceId': provinceId } : {}),
        ...(service ? { 'state.services': service } : {}),
        ...(capacity ? { 'state.capacity': capacity } : {}),
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
