import type { ReferralService } from '@iwaa/contracts/vocabulary';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
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

/** An agency of a campaign, as it is stored: its name is for people and goes nowhere else. */
export type StoredAgency = StoredAggregate<RegisteredAgency> & { readonly name: string };

type AgencyStore = AggregateStore<Agency, AgencyCommand, AgencyEvent, AgencyRefusal>;

export interface Agencies {
  register(
    command: Extract<AgencyCommand, { type: 'register-agency' }>,
    name: string,
    key: CommandKey,
  ): ReturnType<AgencyStore['execute']>;
  publishCapacity(
    of: { readonly agencyId: string; readonly campaignId: string },
    command: Extract<AgencyCommand, { type: 'publish-capacity' }>,
    key: CommandKey,
  ): ReturnType<AgencyStore['execute']>;
  /** The agencies of a campaign that give a service. */
  giving(campaignId: string, service: ReferralService): Promise<RegisteredAgency[]>;
  /** The ids of all agencies, each once, in whatever campaign they are. */
  everyId(): Promise<string[]>;
  /** Agencies within the actor's scope, by campaign, rank and id; one of them where its id is given. */
  list(scope: Record<string, unknown>, agencyId?: string): Promise<StoredAgency[]>;
  one(of: { readonly agencyId: string; readonly campaignId: string }): Promise<StoredAgency | undefined>;
}

const stateSchema = new Schema(
  {
    agencyId: { type: String, required: true },
    campaignId: { type: String, required: true },
    services: { type: [String], required: true },
    rank: { type: Number, required: true },
    capacity: { type: String, required: true },
  },
  { _id: false },
);

/** The store of agencies, one document for an agency's part in a campaign. */
export function createAgencies(aggregates: Aggregates): Agencies {
  const store = aggregates.create<Agency, AgencyCommand, AgencyEvent, AgencyRefusal>({
    name: 'agency',
    named: 'by-body',
    stateSchema,
    privateSchema: { name: String },
    indexes: [
      [{ 'state.campaignId': 1, 'state.services': 1 }, {}],
      [{ 'state.agencyId': 1 }, {}],
    ],
    initial: newAgency,
    decide,
    evolve,
  });
  const { model } = store;

  return {
    register: (command, name, key) => store.execute(idOf(command), command, { command: key, set: { name } }),
    publishCapacity: (of, command, key) => store.execute(idOf(of), command, { command: key }),
    async giving(campaignId, service) {
      const found = await model
        .find({ 'state.campaignId': campaignId, 'state.services': service }, { state: 1 })
        .lean<StoredAgency[]>();
      return found.map((document) => document.state);
    },
    async everyId() {
      return (await model.distinct('state.agencyId')).filter((id) => id !== null);
    },
    list(scope, agencyId) {
      return model
        .find({ $and: [scope, agencyId === undefined ? {} : { 'state.agencyId': agencyId }] })
        .sort({ 'state.campaignId': 1, 'state.rank': 1, 'state.agencyId': 1 })
        .lean<StoredAgency[]>();
    },
    async one(of) {
      return (await model.findById(idOf(of)).lean<StoredAgency>()) ?? undefined;
    },
  };
}

function idOf({ agencyId, campaignId }: { readonly agencyId: string; readonly campaignId: string }): string {
  return derivedId(`${campaignId}/${agencyId}`, 'agency');
}
