import type { Fact } from '@iwaa/contracts/event';
import type { TimelineEntry } from '@iwaa/contracts/http/casework';
import type { PageRequest } from '@iwaa/contracts/http/page';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { insertAbsent } from '@iwaa/service-kit/store/insert-absent';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { type Connection, Schema } from 'mongoose';
import { campaignOf, caseOf } from '../domain/received-fact.ts';
import { timelineEntryOf } from '../domain/timeline.ts';

/** What happened in each case, an entry for each of its facts. */
export interface CaseTimeline {
  /** Keeps the entries of facts, all by one write; an entry that is there already stays as it is. */
  add(facts: readonly Fact[]): Promise<void>;
  /** What happened in a case within an actor's scope, first to last. */
  ofCase(caseId: string, scope: ActorScope, page: PageRequest): Promise<PageOutcome<TimelineEntry>>;
  ensureIndexes(): Promise<void>;
}

/** An entry under its fact's id; among facts of one instant those of one thing are in the order of its sequence. */
interface StoredEntry extends TimelineEntry {
  readonly _id: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly sequence: number;
}

const text = { $type: String, required: true };
const schema = new Schema<StoredEntry>(
  {
    _id: text,
    caseId: text,
    campaignId: text,
    type: text,
    at: text,
    by: text,
    sequence: { $type: Number, required: true },
    details: { $type: Schema.Types.Mixed, required: true },
  },
  {
    collection: 'case-timeline',
    versionKey: false,
    strict: 'throw',
    minimize: false,
    autoIndex: false,
    // `type` is a field of its own here.
    typeKey: '$type',
  },
);
schema.index({ caseId: 1, at: 1, sequence: 1, _id: 1 });

const owners = { campaign: 'campaignId' };
const order = [
  ['at', 'ascending'],
  ['sequence', 'ascending'],
] as const;

export function createCaseTimeline(connection: Connection): CaseTimeline {
  const model = connection.model<StoredEntry>('case-timeline', schema);
  return {
    async add(facts) {
      await insertAbsent(
        model,
        facts.map((fact) => ({
          _id: fact.id,
          caseId: caseOf(fact),
          campaignId: campaignOf(fact),
          sequence: fact.sequence,
          ...timelineEntryOf(fact),
        })),
      );
    },

    async ofCase(caseId, scope, page) {
      const list = { wanted: { caseId }, within: scope.filter(owners), order };
      return mapPage(await findPage<StoredEntry>(model, list, page), ({ type, at, by, details }) => ({
        type,
        at,
        by,
        details,
      }));
    },

    async ensureIndexes() {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}
