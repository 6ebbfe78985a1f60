import type { UnitKind } from '@iwaa/contracts/vocabulary';
import { driverCollection } from '@iwaa/service-kit/store/driver-collection';
import { type Connection, Schema } from 'mongoose';
import { unitOf } from '../domain/bed-name.ts';
import type { RecordChange } from '../domain/bed-record.ts';
import type { BedSpan, EndWord, ServiceWord } from '../domain/census.ts';

/** Who had which bed and for how long, and which beds were out of service: what a census is counted from, for any night. */
export interface BedRecords {
  /** Keeps what facts add, all by one write. Each sets fields of its own, so order and repetition do not matter. */
  add(changes: readonly RecordChange[]): Promise<void>;
  /** What may count for a night of a unit of a centre, as it is known now or was known at an instant (ISO-8601). */
  of(
    centreId: string,
    unit: UnitKind,
    night: string,
    knownAt: string,
  ): Promise<{ readonly spans: BedSpan[]; readonly words: ServiceWord[] }>;
  /** Anybody who ever had a bed of a unit. */
  firstOf(centreId: string, unit: UnitKind): Promise<Pick<BedSpan, 'campaignId'> | undefined>;
  ensureIndexes(): Promise<void>;
}

interface StoredSpan extends Omit<BedSpan, 'ends'> {
  readonly _id: string;
  readonly centreId: string;
  readonly unit: UnitKind;
  /** By their sequence, so that each is there once. */
  readonly ends: Readonly<Record<string, EndWord>> | null;
  /** Of an end, so that what ended long ago need not be looked at. */
  readonly to: string | null;
  readonly knownTo: string | null;
  /** Whether an end was taken back: then its words say how it stands. */
  readonly resumed: boolean | null;
}
interface StoredWord extends ServiceWord {
  readonly _id: string;
  readonly centreId: string;
  readonly unit: UnitKind;
}

const text = { type: String, required: true };
const later = { type: String, default: null };
const spanSchema = new Schema<StoredSpan>(
  {
    ...{ _id: text, kind: text, bedId: text, campaignId: text, centreId: text, unit: text },
    ...{ from: later, to: later, knownFrom: later, knownTo: later },
    ...{ ends: { type: Schema.Types.Mixed, default: null }, resumed: { type: Boolean, default: null } },
  },
  { collection: 'bed-span', versionKey: false, strict: 'throw', autoIndex: false },
);
spanSchema.index({ centreId: 1, unit: 1, knownTo: 1, from: 1 });
spanSchema.index({ centreId: 1, unit: 1, to: 1, from: 1 });
spanSchema.index({ centreId: 1, unit: 1 }, { partialFilterExpression: { resumed: true } });
const wordSchema = new Schema<StoredWord>(
  {
    ...{ _id: text, bedId: text, centreId: text, unit: text, at: text },
    ...{ sequence: { type: Number, required: true }, usable: { type: Boolean, required: true } },
  },
  { collection: 'bed-service', versionKey: false, strict: 'throw', autoIndex: false },
);
wordSchema.index({ centreId: 1, unit: 1 });

/** An end that was taken back leaves those fields alone by which others are found: fields that only one word sets come in any order. */
function fieldsOf(end: EndWord): Record<string, unknown> {
  const word = { [`ends.${end.sequence}`]: end };
  return end.isOver ? { ...word, to: end.to, knownTo: end.at } : { ...word, resumed: true };
}

export function createBedRecords(database: Connection): BedRecords {
  const spans = database.model<StoredSpan>('bed-span', spanSchema);
  const words = database.model<StoredWord>('bed-service', wordSchema);

  async function write(model: typeof spans | typeof words, changes: readonly RecordChange[]): Promise<void> {
    if (changes.length === 0) return;
    await driverCollection<{ _id: string }>(model).bulkWrite(
      changes.map((change) => {
        const { id, set } = change;
        const centreId = set.bedId.slice(0, set.bedId.indexOf('.'));
        const end = change.of === 'span' && change.end ? fieldsOf(change.end) : {};
        const update = { $set: { ...set, ...end, centreId, unit: unitOf(set.bedId) } };
        return { updateOne: { filter: { _id: id }, update, upsert: true } };
      }),
      { ordered: false },
    );
  }

  return {
    async add(changes) {
      await write(
        spans,
        changes.filter((change) => change.of === 'span'),
      );
      await write(
        words,
        changes.filter((change) => change.of === 'word'),
      );
    },
    async of(centreId, unit, night, knownAt) {
      const begun = { centreId, unit, from: { $lte: night } };
      const endedLater = [{ knownTo: null }, { knownTo: { $gt: knownAt } }];
      const [had, service] = await Promise.all([
        spans
          .find({
            ...begun,
            $or: [...endedLater, { kind: 'stay', to: { $gt: night } }, { resumed: true }],
          })
          .lean<StoredSpan[]>(),
        words.find({ centreId, unit }).lean<ServiceWord[]>(),
      ]);
      // A field that no fact has set yet is not there.
      const spansOf = had.map(({ kind, bedId, campaignId, from = null, knownFrom = null, ends }) => ({
        ...{ kind, bedId, campaignId, from, knownFrom },
        ends: Object.values(ends ?? {}),
      }));
      return { spans: spansOf, words: service };
    },
    async firstOf(centreId, unit) {
      return (await spans.findOne({ centreId, unit }, { campaignId: 1 }).lean<BedSpan>()) ?? undefined;
    },
    async ensureIndexes() {
      for (const model of [spans, words]) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
  };
}
