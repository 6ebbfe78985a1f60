import type { PageRequest } from '@iwaa/contracts/http/page';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { type Refused, refused } from '@iwaa/service-kit/outcome';
import { driverCollection } from '@iwaa/service-kit/store/driver-collection';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { type Connection, Schema } from 'mongoose';

/** A bed as shelter-capacity's facts name it. */
export interface BedName {
  readonly bedId: string;
  readonly centreId: string;
  readonly provinceId: string;
}

/**
 * Whose case each bed is held for or slept in, as far as shelter-capacity has told. It decides nothing about beds: it says which centre
 * expects or shelters somebody, and so may know how the person is called.
 */
export interface BedOccupants {
  /**
   * Keeps that a bed is a case's, or nobody's where it is null, since the bed's fact of this sequence. What an earlier fact says
   * changes nothing, so that order and repetition do not matter.
   */
  keep(bed: BedName, caseId: string | null, sequence: number): Promise<void>;
  /** The centres that expect or shelter a case: one, or two while a bed's end is not known here yet. */
  centresOf(caseId: string): Promise<string[]>;
  /** The cases that a centre within an actor's scope expects or shelters, by their beds. A centre that is not within it is not found. */
  ofCentre(
    centreId: string,
    scope: ActorScope,
    page: PageRequest,
  ): Promise<PageOutcome<string> | Refused<'not-found'>>;
  ensureIndexes(): Promise<void>;
}

interface OccupiedBed {
  readonly _id: string;
  readonly centreId: string;
  readonly provinceId: string;
  /** Null once the bed was freed. */
  readonly caseId: string | null;
  readonly sequence: number;
}

const text = { type: String, required: true };
const schema = new Schema<OccupiedBed>(
  {
    _id: text,
    centreId: text,
    provinceId: text,
    caseId: { type: String, default: null },
    sequence: { type: Number, required: true },
  },
  {
    collection: 'bed-occupant',
    versionKey: false,
    strict: 'throw',
    strictQuery: 'throw',
    autoIndex: false,
  },
);
const occupied = { caseId: { $type: 'string' } };
schema.index({ caseId: 1 }, { partialFilterExpression: occupied });
schema.index({ centreId: 1, _id: 1 });

const owners = { centre: 'centreId', province: 'provinceId' };

export function createBedOccupants(database: Connection): BedOccupants {
  const model = database.model<OccupiedBed>('bed-occupant', schema);
  return {
    async keep({ bedId, centreId, provinceId }, caseId, sequence) {
      const isLater = { $gt: [sequence, { $ifNull: ['$sequence', 0] }] };
      await driverCollection<OccupiedBed>(model).updateOne(
        { _id: bedId },
        [
          {
            $set: {
              centreId,
              provinceId,
              caseId: { $cond: [isLater, { $literal: caseId }, '$caseId'] },
              sequence: { $max: [sequence, '$sequence'] },
            },
          },
        ],
        { upsert: true },
      );
    },
    async centresOf(caseId) {
      // The type in the filter is what lets the partial index serve it.
      const found = await model.find({ caseId: { $eq: caseId, $type: 'string' } }).lean<OccupiedBed[]>();
      return found.map(({ centreId }) => centreId);
    },
    async ofCentre(centreId, scope, page) {
      // Whose centre it is has nobody there yet at first; of another's, intake knows by the beds that it has heard of.
      const isKnown =
        scope.includes({ centre: centreId }) || (await model.exists({ centreId, ...scope.filter(owners) }));
      if (!isKnown) return refused('not-found');
      const list = { wanted: { centreId, ...occupied }, within: scope.filter(owners) };
      return mapPage(
        await findPage<OccupiedBed & { caseId: string }>(model, list, page),
        ({ caseId }) => caseId,
      );
    },
    async ensureIndexes() {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}
