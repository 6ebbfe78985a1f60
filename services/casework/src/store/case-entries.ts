import type { CaseView } from '@iwaa/contracts/http/casework';
import { type Connection, Schema } from 'mongoose';
import type { CaseFile } from '../domain/case-file.ts';

/** A case as queries find it: what its facts add up to, and how that is shown. */
export interface CaseEntry {
  _id: string;
  /** Grows with each writing, so that two readers of facts don't overwrite each other. */
  revision: number;
  file: CaseFile;
  view: CaseView;
}

export interface CaseEntries {
  read(caseIds: readonly string[]): Promise<Map<string, CaseEntry>>;
  /** Writes entries in bulk, each on the revision before it; gives the ids of those that somebody else had changed. */
  write(entries: readonly CaseEntry[]): Promise<string[]>;
  /** The views that a filter of the code's own finds, by the cases' ids, from after one on. */
  find(filter: Record<string, unknown>, after: string | undefined, limit: number): Promise<CaseView[]>;
  ensureIndexes(): Promise<void>;
}

const mixed = { type: Schema.Types.Mixed, required: true };
const entrySchema = new Schema<CaseEntry>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    file: mixed,
    view: mixed,
  },
  { collection: 'case-entry', versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
entrySchema.index({ 'view.campaignId': 1, _id: 1 });
entrySchema.index({ 'view.attention': 1, 'view.campaignId': 1, _id: 1 });

const duplicateKey = 11_000;

export function createCaseEntries(connection: Connection): CaseEntries {
  const model = connection.model('case-entry', entrySchema);
  return {
    async read(caseIds) {
      const found = await model.find({ _id: { $in: [...caseIds] } }).lean<CaseEntry[]>();
      return new Map(found.map((entry) => [entry._id, entry]));
    },

    async write(entries) {
      if (entries.length === 0) return [];
      const operations = entries.map(({ _id, revision, file, view }) => ({
        updateOne: {
          filter: { _id, revision: revision - 1 },
          update: { $set: { revision, file, view } },
          // A case that is new to this reader and not to another fails on its id, and is read again.
          upsert: revision === 1,
        },
      }));
      try {
        const { matchedCount, upsertedCount } = await model.bulkWrite(operations, { ordered: false });
        if (matchedCount + upsertedCount === entries.length) return [];
      } catch (error) {
        if (!hasCode(error, duplicateKey)) throw error;
      }
      const now = await this.read(entries.map(({ _id }) => _id));
      return entries.filter((entry) => !isWritten(entry, now.get(entry._id))).map(({ _id }) => _id);
    },

    async find(filter, after, limit) {
      const found = await model
        .find({ $and: [filter, after === undefined ? {} : { _id: { $gt: after } }] })
        .select({ view: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<{ view: CaseView }[]>();
      return found.map(({ view }) => view);
    },

    async ensureIndexes() {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}

/** Of entries that were not all written, those count as written that are there as they were meant. */
function isWritten(meant: CaseEntry, there: CaseEntry | undefined): boolean {
  return (
    there !== undefined &&
    there.revision >= meant.revision &&
    JSON.stringify(there.file) === JSON.stringify(meant.file)
  );
}

function hasCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
