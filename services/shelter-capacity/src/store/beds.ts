import type { bedsQuery, offersQuery } from '@iwaa/contracts/http/shelter-capacity';
import type { UnitKind } from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
import { type AddedBed, type Bed, type BedEvent, evolve, newBed, type Stay } from '../domain/bed.ts';
import { type BedCommand, type BedRefusal, decide } from '../domain/bed-decisions.ts';

export interface Beds
  extends Pick<
    AggregateStore<Bed, BedCommand, BedEvent, BedRefusal>,
    'execute' | 'executeWithin' | 'find' | 'lastKnown'
  > {
  /**
   * The ids of some beds that may be taken at an instant: free ones, or where there are none, free ones that are kept for cold
   * nights, or those whose hold has lapsed. Without `overflow` none that is kept for cold nights is among them.
   */
  candidates(
    wanted: {
      readonly provinceId: string;
      readonly unit: UnitKind;
      readonly overflow: boolean;
      /** Beds that the person has declined. */
      readonly without?: readonly string[];
    },
    at: string,
  ): Promise<string[]>;
  /** The ids of some free beds of a unit of a centre; those kept for cold nights last, and only with `overflow`. */
  freeIn(
    centreId: string,
    wanted: { readonly provinceId: string; readonly unit: UnitKind; readonly overflow: boolean },
  ): Promise<string[]>;
  /** The bed that a case has by a hold, lapsed or not, or by a stay. */
  ofCase(caseId: string): Promise<AddedBed | undefined>;
  /** The bed of a hold that runs or has ended not long ago. */
  ofHold(holdId: string, scope?: ActorScope): Promise<AddedBed | undefined>;
  /** A centre's beds that suit what is wanted, by their ids. */
  ofCentre(
    centreId: string,
    scope: ActorScope,
    wanted: z.output<typeof bedsQuery>,
  ): Promise<PageOutcome<AddedBed>>;
  /** The beds of a province that are offered to somebody who has not answered. */
  offered(provinceId: string, wanted: z.output<typeof offersQuery>): Promise<PageOutcome<AddedBed>>;
  /** All beds of a unit of a centre. */
  ofUnit(centreId: string, unit: UnitKind): Promise<AddedBed[]>;
  /** How many beds of each unit and state centres have, those for cold nights apart. */
  counts(centreIds: readonly string[]): Promise<BedCount[]>;
}
export interface BedCount {
  readonly centreId: string;
  readonly unit: UnitKind;
  readonly overflow: boolean;
  readonly status: AddedBed['status'];
  readonly beds: number;
  /** How many of them have somebody who is absent. */
  readonly absent: number;
}

/** How many candidates are looked at: enough that many who choose at once seldom choose the same. */
const candidatesAtOnce = 24;

const wayFields = { since: String, escort: String };
const heldFields = { night: String, lapsesAt: String, onTheWay: optional(wayFields) };

const stayFields: StateFields<Stay> = {
  stayId: String,
  holdId: String,
  needId: String,
  caseId: String,
  campaignId: String,
  since: String,
  held: optional(heldFields),
  absence: optional({
    since: String,
    night: String,
    foundAt: String,
    withoutPassSince: optional(String),
    losesBedAt: optional(String),
    passId: optional(String),
    restedOn: optional(String),
  }),
  passes: [
    { passId: String, kind: String, from: String, to: String, until: optional(String), takenBack: Boolean },
  ],
  seenAt: optional(String),
};

const stateFields: StateFields<Bed> = {
  status: String,
  bedId: optional(String),
  centreId: optional(String),
  provinceId: optional(String),
  unit: optional(String),
  overflow: optional(Boolean),
  holder: optional(String),
  hold: optional({
    holdId: String,
    caseId: String,
    campaignId: String,
    needId: String,
    night: String,
    lapsesAt: String,
    offer: optional({ since: String }),
    onTheWay: optional(wayFields),
  }),
  stay: optional(stayFields),
  leftStay: optional(stayFields),
  recentHolds: optional([{ holdId: String, needId: String, state: String }]),
  recentStays: optional([
    {
      ...{
        stayId: String,
        holdId: String,
        needId: String,
        caseId: String,
        campaignId: String,
        since: String,
      },
      held: optional(heldFields),
      ...{ night: String, reason: String, mistake: optional(String) },
    },
  ]),
  mistakenStays: optional([String]),
  moving: optional({
    ...{ transferId: String, stayId: String, fromBedId: String, night: String, reason: String },
  }),
  departures: optional([{ transferId: String, toBedId: String, moved: optional(stayFields) }]),
  arrivals: optional([String]),
};

/** Those whose person is absent, and those whose person is there. */
const whetherAbsent = {
  absent: { 'state.stay.absence.since': { $type: 'string' } },
  there: { 'state.status': 'occupied', 'state.stay.absence': null },
} as const;

const owners = { province: 'state.provinceId', centre: 'state.centreId' };

/** The store of beds. The unique index on the holder is what gives a person one bed at a time. */
export function createBeds(aggregates: Aggregates): Beds {
  const { execute, executeWithin, find, lastKnown, model } = aggregates.create<
    Bed,
    BedCommand,
    BedEvent,
    BedRefusal
  >({
    name: 'bed',
    owners,
    stateFields,
    indexes: [
      [
        { 'state.holder': 1 },
        { unique: true, partialFilterExpression: { 'state.holder': { $type: 'string' } } },
      ],
      [
        {
          ...{ 'state.provinceId': 1, 'state.unit': 1, 'state.status': 1 },
          ...{ 'state.overflow': 1, 'state.hold.lapsesAt': 1 },
        },
        {},
      ],
      [{ 'state.centreId': 1, 'state.status': 1, _id: 1 }, {}],
      [{ 'state.centreId': 1, _id: 1 }, {}],
      [{ 'state.recentHolds.holdId': 1 }, {}],
    ],
    initial: newBed,
    decide,
    evolve,
    duplicates: { 'state.holder': 'already-holds-a-bed' },
  });
  const idsOf = async (filter: Record<string, unknown>) => {
    const found = await model.find(filter, { _id: 1 }).limit(candidatesAtOnce).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  };
  const oneBed = async (filter: Record<string, unknown>, scope?: ActorScope) => {
    const found = await model
      .findOne({ $and: [filter, scope?.filter(owners) ?? {}] })
      .lean<StoredAggregate<AddedBed>>();
    return found ?? undefined;
  };

  return {
    execute,
    executeWithin,
    find,
    lastKnown,
    async candidates({ provinceId, unit, overflow, without = [] }, at) {
      const others = without.length > 0 ? { _id: { $nin: [...without] } } : {};
      const ofUnit = { 'state.provinceId': provinceId, 'state.unit': unit, ...others };
      // Beds that were added before there were beds for cold nights do not say that they are none.
      const usual = { ...ofUnit, 'state.overflow': { $in: [false, null] } };
      const free = await idsOf({ ...usual, 'state.status': 'free' });
      if (free.length > 0) return free;
      if (overflow) {
        const more = await idsOf({ ...ofUnit, 'state.overflow': true, 'state.status': 'free' });
        if (more.length > 0) return more;
      }
      const lapsed = { 'state.status': 'held', 'state.hold.lapsesAt': { $lte: at } };
      return idsOf({ ...(overflow ? ofUnit : usual), ...lapsed });
    },
    async freeIn(centreId, { provinceId, unit, overflow }) {
      const free = { 'state.centreId': centreId, 'state.status': 'free', 'state.unit': unit };
      const ofProvince = { ...free, 'state.provinceId': provinceId };
      const usual = await idsOf({ ...ofProvince, 'state.overflow': { $in: [false, null] } });
      return overflow ? [...usual, ...(await idsOf({ ...ofProvince, 'state.overflow': true }))] : usual;
    },
    // The type in the filter is what lets the partial index serve it.
    ofCase: async (caseId) => (await oneBed({ 'state.holder': { $eq: caseId, $type: 'string' } }))?.state,
    ofHold: async (holdId, scope) => (await oneBed({ 'state.recentHolds.holdId': holdId }, scope))?.state,
    async ofUnit(centreId, unit) {
      const found = await model
        .find({ 'state.centreId': centreId, 'state.unit': unit }, { state: 1 })
        .lean<StoredAggregate<AddedBed>[]>();
      return found.map(({ state }) => state);
    },
    async ofCentre(centreId, scope, { unit, state, night, absent, ...page }) {
      const wanted = {
        'state.centreId': centreId,
        ...(state ? { 'state.status': state } : {}),
        ...(unit ? { 'state.unit': unit } : {}),
        ...(night ? { 'state.hold.night': night } : {}),
        ...(absent === undefined ? {} : whetherAbsent[absent ? 'absent' : 'there']),
      };
      const list = { wanted, within: scope.filter(owners) };
      return mapPage(await findPage<StoredAggregate<AddedBed>>(model, list, page), (stored) => stored.state);
    },
    async offered(provinceId, { unit, ...page }) {
      const wanted = {
        ...{ 'state.provinceId': provinceId, 'state.status': 'held' },
        ...(unit ? { 'state.unit': unit } : {}),
        'state.hold.offer.since': { $type: 'string' },
      };
      const list = { wanted, within: { 'state.provinceId': provinceId } };
      return mapPage(await findPage<StoredAggregate<AddedBed>>(model, list, page), (stored) => stored.state);
    },
    async counts(centreIds) {
      return model.aggregate([
        { $match: { 'state.centreId': { $in: [...centreIds] } } },
        {
          $group: {
            _id: {
              ...{ centreId: '$state.centreId', unit: '$state.unit', status: '$state.status' },
              overflow: { $ifNull: ['$state.overflow', false] },
            },
            beds: { $sum: 1 },
            absent: { $sum: { $cond: [{ $gt: ['$state.stay.absence.since', null] }, 1, 0] } },
          },
        },
        { $replaceWith: { $mergeObjects: ['$_id', { beds: '$beds', absent: '$absent' }] } },
      ]);
    },
  };
}
