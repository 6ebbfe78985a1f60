import type { UnitKind } from '@iwaa/contracts/vocabulary';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
import { type AddedBed, type Bed, type BedEvent, evolve, newBed } from '../domain/bed.ts';
import { type BedCommand, type BedRefusal, decide } from '../domain/bed-decisions.ts';

/** The part of a query that keeps it to what is the asker's. */
export type ActorScope = Readonly<Record<string, unknown>>;

export interface Beds
  extends Pick<AggregateStore<Bed, BedCommand, BedEvent, BedRefusal>, 'execute' | 'lastKnown'> {
  /** The ids of some beds that may be taken at an instant: free ones, or where there are none, those whose hold has lapsed. */
  candidates(campaignId: string, unit: UnitKind, at: string): Promise<string[]>;
  /** The bed that a case has by a hold, lapsed or not, or by a stay. */
  ofCase(caseId: string): Promise<AddedBed | undefined>;
  /** The bed of a hold that runs or has ended not long ago. */
  ofHold(holdId: string, scope?: ActorScope): Promise<AddedBed | undefined>;
  /** A centre's beds, by their ids. */
  ofCentre(
    centreId: string,
    scope: ActorScope,
    status: string | undefined,
    limit: number,
  ): Promise<AddedBed[]>;
  /** How many beds of each unit and state a centre has. */
  counts(centreId: string): Promise<{ unit: UnitKind; status: AddedBed['status']; beds: number }[]>;
}

/** How many candidates are looked at: enough that many who choose at once seldom choose the same. */
const candidatesAtOnce = 24;

const text = { type: String, required: true };
const stateSchema = new Schema(
  {
    status: text,
    bedId: text,
    centreId: text,
    campaignId: text,
    unit: text,
    holder: String,
    hold: new Schema(
      { holdId: text, caseId: text, needId: text, night: text, expiresAt: text },
      { _id: false },
    ),
    stay: new Schema({ stayId: text, holdId: text, caseId: text, since: text }, { _id: false }),
    recentHolds: [new Schema({ holdId: text, state: text }, { _id: false })],
    recentStays: [String],
  },
  { _id: false },
);

/** The store of beds. The unique index on the holder is what gives a person one bed at a time. */
export function createBeds(aggregates: Aggregates): Beds {
  const { execute, lastKnown, model } = aggregates.create<Bed, BedCommand, BedEvent, BedRefusal>({
    name: 'bed',
    stateSchema,
    indexes: [
      [
        { 'state.holder': 1 },
        { unique: true, partialFilterExpression: { 'state.holder': { $type: 'string' } } },
      ],
      [{ 'state.campaignId': 1, 'state.unit': 1, 'state.status': 1, 'state.hold.expiresAt': 1 }, {}],
      [{ 'state.centreId': 1, 'state.status': 1 }, {}],
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
  const oneBed = async (filter: Record<string, unknown>, scope: ActorScope = {}) => {
    const found = await model.findOne({ $and: [filter, scope] }).lean<StoredAggregate<AddedBed>>();
    return found ?? undefined;
  };

  return {
    execute,
    lastKnown,
    async candidates(campaignId, unit, at) {
      const suits = { 'state.campaignId': campaignId, 'state.unit': unit };
      const free = await idsOf({ ...suits, 'state.status': 'free' });
      if (free.length > 0) return free;
      return idsOf({ ...suits, 'state.status': 'held', 'state.hold.expiresAt': { $lte: at } });
    },
    // The type in the filter is what lets the partial index serve it.
    ofCase: async (caseId) => (await oneBed({ 'state.holder': { $eq: caseId, $type: 'string' } }))?.state,
    ofHold: async (holdId, scope) => (await oneBed({ 'state.recentHolds.holdId': holdId }, scope))?.state,
    async ofCentre(centreId, scope, status, limit) {
      const wanted = { 'state.centreId': centreId, ...(status ? { 'state.status': status } : {}) };
      const filter: Record<string, unknown> = { $and: [wanted, scope] };
      const found = await model
        .find(filter)
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredAggregate<AddedBed>[]>();
      return found.map(({ state }) => state);
    },
    async counts(centreId) {
      return model.aggregate([
        { $match: { 'state.centreId': centreId } },
        { $group: { _id: { unit: '$state.unit', status: '$state.status' }, beds: { $sum: 1 } } },
        { $project: { _id: 0, unit: '$_id.unit', status: '$_id.status', beds: 1 } },
      ]);
    },
  };
}
