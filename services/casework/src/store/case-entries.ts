import type { CaseView, casesQuery } from '@iwaa/contracts/http/casework';
import type { PageRequest } from '@iwaa/contracts/http/page';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { asItIs, driverCollection } from '@iwaa/service-kit/store/driver-collection';
import { isDuplicateKey } from '@iwaa/service-kit/store/duplicate-key';
import { type DocumentList, findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { type Connection, Schema } from 'mongoose';
import type { z } from 'zod';
import type { CaseFile } from '../domain/case-file.ts';

/** A case as queries find it: what its facts add up to, and how that is shown. */
export interface CaseEntry {
  _id: string;
  campaignId: string;
  /** Grows with each writing, so that two readers of facts don't overwrite each other. */
  revision: number;
  file: CaseFile;
  /** Null while the case is no case yet: intake has not told that it was opened, or its campaign is not known. */
  view: CaseView | null;
  /** Since when the case needs attention, or, where it needs none now, did when it last needed any; null where it never has. */
  attentionSince: string | null;
}

type Wanted = Omit<z.output<typeof casesQuery>, keyof PageRequest>;

export interface CaseEntries {
  read(caseIds: readonly string[]): Promise<Map<string, CaseEntry>>;
  /** Writes entries in bulk, each on the revision before it; gives the ids of those that somebody else had changed. */
  write(entries: readonly CaseEntry[]): Promise<string[]>;
  /** The view of a case within an actor's scope. */
  viewOf(caseId: string, scope: ActorScope): Promise<CaseView | undefined>;
  /** The views within an actor's scope that suit what is wanted, by the cases' ids. */
  list(scope: ActorScope, wanted: Wanted, page: PageRequest): Promise<PageOutcome<CaseView>>;
  /** The same of those that need attention, the oldest need first. */
  needingAttention(
    scope: ActorScope,
    wanted: Wanted & Pick<Required<Wanted>, 'attention'>,
    page: PageRequest,
  ): Promise<PageOutcome<CaseView>>;
  /** The open cases of a campaign, by their ids, from after one on. */
  open(campaignId: string, after: string | undefined, limit: number): Promise<string[]>;
  /** The cases of a campaign that are not shown yet. */
  hidden(campaignId: string): Promise<string[]>;
  ensureIndexes(): Promise<void>;
}

const entrySchema = new Schema<CaseEntry>(
  {
    _id: { type: String, required: true },
    campaignId: { type: String, required: true },
    revision: { type: Number, required: true },
    file: { type: Schema.Types.Mixed, required: true },
    view: { type: Schema.Types.Mixed, default: null },
    attentionSince: { type: String, default: null },
  },
  { collection: 'case-entry', versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
entrySchema.index({ campaignId: 1, _id: 1 }, { partialFilterExpression: { view: null } });
entrySchema.index({ 'view.campaignId': 1, _id: 1 });
entrySchema.index({ 'view.attention': 1, 'view.campaignId': 1, _id: 1 });
entrySchema.index(
  { 'view.campaignId': 1, attentionSince: 1, _id: 1 },
  { partialFilterExpression: { 'view.attentionSince': { $type: 'string' } } },
);

const owners = { campaign: 'view.campaignId' };

export function createCaseEntries(connection: Connection): CaseEntries {
  const model = connection.model('case-entry', entrySchema);

  async function viewsOf(
    scope: ActorScope,
    { attention, ...wanted }: Wanted,
    page: PageRequest,
    order: DocumentList['order'] = [],
  ): Promise<PageOutcome<CaseView>> {
    const suits = Object.entries(wanted)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [`view.${field}`, value]);
    const list = {
      wanted: {
        ...Object.fromEntries(suits),
        // The type in the filter is what lets the partial index serve it.
        ...(attention === undefined ? {} : { 'view.attentionSince': { $type: 'string' } }),
        ...(attention === undefined || attention === 'any' ? {} : { 'view.attention': attention }),
      },
      within: { view: { $ne: null }, ...scope.filter(owners) },
      order,
    };
    return mapPage(await findPage<CaseEntry & { view: CaseView }>(model, list, page), ({ view }) => view);
  }

  return {
    async read(caseIds) {
      const found = await model.find({ _id: { $in: [...caseIds] } }).lean<CaseEntry[]>();
      return new Map(found.map((entry) => [entry._id, entry]));
    },

    async write(entries) {
      if (entries.length === 0) return [];
      const operations = entries.map(({ _id, revision, ...entry }) => ({
        updateOne: {
          filter: { _id, revision: revision - 1 },
          update: { $set: { revision, ...entry } },
          // A case that is new to this reader and not to another fails on its id, and is read again.
          upsert: revision === 1,
        },
      }));
      try {
        const { matchedCount, upsertedCount } = await driverCollection<CaseEntry>(model).bulkWrite(
          operations,
          {
            ordered: false,
            ...asItIs,
          },
        );
        if (matchedCount + upsertedCount === entries.length) return [];
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const now = await this.read(entries.map(({ _id }) => _id));
      return entries.filter((entry) => !isWritten(entry, now.get(entry._id))).map(({ _id }) => _id);
    },

    async viewOf(caseId, scope) {
      const found = await model
        .findOne({ $and: [{ _id: caseId }, scope.filter(owners)] })
        .select({ view: 1 })
        .lean<{ view: CaseView | null }>();
      return found?.view ?? undefined;
    },

    async open(campaignId, after, limit) {
      const later = after === undefined ? {} : { _id: { $gt: after } };
      const found = await model
        .find({ 'view.campaignId': campaignId, 'view.status': 'open', ...later })
        .select({ _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },

    async hidden(campaignId) {
      const found = await model.find({ campaignId, view: null }).select({ _id: 1 }).lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },

    list: (scope, wanted, page) => viewsOf(scope, wanted, page),

    // A case that has left the list keeps its place in the order, so that a cursor at it goes on from there.
    needingAttention: (scope, wanted, page) =>
      viewsOf(scope, wanted, page, [['attentionSince', 'ascending']]),

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
