import type { waitingListQuery } from '@iwaa/contracts/http/shelter-capacity';
import type { UnitKind } from '@iwaa/contracts/vocabulary';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
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
import { type Ahead, longestOnStreetFrom, priorityFrom } from '../domain/waiting-list-order.ts';

export interface WaitingList
  extends Pick<
    AggregateStore<WaitingListEntry, WaitingListCommand, WaitingListEvent, WaitingListRefusal>,
    'execute' | 'find'
  > {
  /** Who is to get the next bed of this unit; of the others where some campaigns or entries are left out. */
  first(
    provinceId: string,
    unit: UnitKind,
    without?: { readonly campaigns: readonly string[]; readonly entries: readonly string[] },
  ): Promise<JoinedEntry | undefined>;
  /** The entry by which a case waits now. */
  ofCase(caseId: string): Promise<JoinedEntry | undefined>;
  /** Who waits in a province, unit by unit, in the order in which they are to get a bed; of one unit where it is given. */
  ofProvince(
    provinceId: string,
    wanted: Omit<z.output<typeof waitingListQuery>, 'language'>,
  ): Promise<PageOutcome<JoinedEntry>>;
  /** The last night on which anybody joined of those of a campaign who wait for this unit; undefined where nobody waits. */
  lastNight(provinceId: string, unit: UnitKind, campaignId: string): Promise<string | undefined>;
  /** How many come before an entry, by what decides the order. */
  before(entry: JoinedEntry): Promise<Ahead>;
}

const listOrder = [
  ['state.unit', 'ascending'],
  ['state.order', 'ascending'],
] as const;

const stateFields: StateFields<WaitingListEntry> = {
  status: String,
  entryId: optional(String),
  caseId: optional(String),
  provinceId: optional(String),
  campaignId: optional(String),
  needId: optional(String),
  night: optional(String),
  unit: optional(String),
  priority: optional(Number),
  onStreetSince: optional(String),
  since: optional(String),
  order: optional(String),
  waitingCase: optional(String),
  leftFor: optional(String),
};

/** The store of the waiting list. The unique index on the waiting case gives a person one place at a time. */
export function createWaitingList(aggregates: Aggregates): WaitingList {
  const { execute, find, model } = aggregates.create<
    WaitingListEntry,
    WaitingListCommand,
    WaitingListEvent,
    WaitingListRefusal
  >({
    name: 'waiting-list-entry',
    stateFields,
    indexes: [
      [
        { 'state.waitingCase': 1 },
        { unique: true, partialFilterExpression: { 'state.waitingCase': { $type: 'string' } } },
      ],
      [
        { 'state.provinceId': 1, 'state.unit': 1, 'state.order': 1, _id: 1 },
        { partialFilterExpression: { 'state.status': 'waiting' } },
      ],
    ],
    initial: newWaitingListEntry,
    decide,
    evolve,
    duplicates: { 'state.waitingCase': 'already-waits' },
  });
  const waiting = (provinceId: string, unit: UnitKind): Record<string, unknown> => ({
    'state.provinceId': provinceId,
    'state.unit': unit,
    'state.status': 'waiting',
  });

  return {
    execute,
    find,
    async first(provinceId, unit, { campaigns, entries } = { campaigns: [], entries: [] }) {
      const others = {
        ...(campaigns.length > 0 ? { 'state.campaignId': { $nin: campaigns } } : {}),
        ...(entries.length > 0 ? { _id: { $nin: entries } } : {}),
      };
      const found = await model
        .findOne({ ...waiting(provinceId, unit), ...others })
        .sort({ 'state.order': 1 })
        .lean<StoredAggregate<JoinedEntry>>();
      return found?.state;
    },
    async lastNight(provinceId, unit, campaignId) {
      const found = await model
        .findOne({ ...waiting(provinceId, unit), 'state.campaignId': campaignId }, { 'state.night': 1 })
        .sort({ 'state.night': -1 })
        .lean<{ state: Pick<JoinedEntry, 'night'> }>();
      return found?.state.night;
    },
    async ofCase(caseId) {
      // The type in the filter is what lets the partial index serve it.
      const found = await model
        .findOne({ 'state.waitingCase': { $eq: caseId, $type: 'string' } })
        .lean<StoredAggregate<JoinedEntry>>();
      return found?.state;
    },
    async ofProvince(provinceId, { unit, ...page }) {
      const wanted = {
        'state.provinceId': provinceId,
        'state.status': 'waiting',
        ...(unit ? { 'state.unit': unit } : {}),
      };
      const list = { wanted, within: { 'state.provinceId': provinceId }, order: listOrder };
      return mapPage(
        await findPage<StoredAggregate<JoinedEntry>>(model, list, page),
        (stored) => stored.state,
      );
    },
    async before(entry) {
      const below = (order: string) =>
        model.countDocuments({ ...waiting(entry.provinceId, entry.unit), 'state.order': { $lt: order } });
      const [priority, street, order] = await Promise.all([
        below(priorityFrom(entry)),
        below(longestOnStreetFrom(entry)),
        below(entry.order),
      ]);
      return { priority, street, order };
    },
  };
}
