import type { UnitKind } from '@iwaa/contracts/vocabulary';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
import {
  decide,
  evolve,
  type JoinedEntry,
  newWaitingListEntry,
  type WaitingListCommand,
  type WaitingListEntry,
  type WaitingListEvent,
  type WaitingListRefusal,
} from '../domain/waiting-list-entry.ts';
import { longestOnStreetFrom, type Place, placeFrom, priorityFrom } from '../domain/waiting-list-order.ts';

export interface WaitingList
  extends Pick<
    AggregateStore<WaitingListEntry, WaitingListCommand, WaitingListEvent, WaitingListRefusal>,
    'execute'
  > {
  /** Who is to get the next bed of this unit. */
  first(campaignId: string, unit: UnitKind): Promise<JoinedEntry | undefined>;
  /** The entry by which a case waits now. */
  ofCase(caseId: string): Promise<JoinedEntry | undefined>;
  /** Everybody who waits in a campaign, unit by unit, in the order in which they are to get a bed. */
  ofCampaign(campaignId: string): Promise<JoinedEntry[]>;
  placeOf(entry: JoinedEntry): Promise<Place>;
}

const text = { type: String, required: true };
const stateSchema = new Schema(
  {
    status: text,
    entryId: text,
    caseId: text,
    campaignId: text,
    needId: text,
    night: text,
    unit: text,
    priority: { type: Number, required: true },
    onStreetSince: String,
    since: text,
    order: text,
    waitingCase: String,
    leftFor: String,
  },
  { _id: false },
);

/** The store of the waiting list. The unique index on the waiting case gives a person one place at a time. */
export function createWaitingList(aggregates: Aggregates): WaitingList {
  const { execute, model } = aggregates.create<
    WaitingListEntry,
    WaitingListCommand,
    WaitingListEvent,
    WaitingListRefusal
  >({
    name: 'waiting-list-entry',
    stateSchema,
    indexes: [
      [
        { 'state.waitingCase': 1 },
        { unique: true, partialFilterExpression: { 'state.waitingCase': { $type: 'string' } } },
      ],
      [
        { 'state.campaignId': 1, 'state.unit': 1, 'state.order': 1 },
        { partialFilterExpression: { 'state.status': 'waiting' } },
      ],
    ],
    initial: newWaitingListEntry,
    decide,
    evolve,
    duplicates: { 'state.waitingCase': 'already-waits' },
  });
  const waiting = (campaignId: string, unit: UnitKind): Record<string, unknown> => ({
    'state.campaignId': campaignId,
    'state.unit': unit,
    'state.status': 'waiting',
  });

  return {
    execute,
    async first(campaignId, unit) {
      const found = await model
        .findOne(waiting(campaignId, unit))
        .sort({ 'state.order': 1 })
        .lean<StoredAggregate<JoinedEntry>>();
      return found?.state;
    },
    async ofCase(caseId) {
      // The type in the filter is what lets the partial index serve it.
      const found = await model
        .findOne({ 'state.waitingCase': { $eq: caseId, $type: 'string' } })
        .lean<StoredAggregate<JoinedEntry>>();
      return found?.state;
    },
    async ofCampaign(campaignId) {
      const found = await model
        .find({ 'state.campaignId': campaignId, 'state.status': 'waiting' })
        .sort({ 'state.unit': 1, 'state.order': 1 })
        .lean<StoredAggregate<JoinedEntry>[]>();
      return found.map(({ state }) => state);
    },
    async placeOf(entry) {
      const below = (order: string) =>
        model.countDocuments({ ...waiting(entry.campaignId, entry.unit), 'state.order': { $lt: order } });
      const [priority, street, order] = await Promise.all([
        below(priorityFrom(entry)),
        below(longestOnStreetFrom(entry)),
        below(entry.order),
      ]);
      return placeFrom(entry.priority, { priority, street, order });
    },
  };
}
