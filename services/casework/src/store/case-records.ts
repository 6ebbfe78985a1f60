import type { AttentionReason, CaseOutcome, DeadlineKind } from '@iwaa/contracts/vocabulary';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { Schema } from 'mongoose';
import { decide, evolve, newCaseRecord } from '../domain/case-record.ts';

interface OfCase {
  caseId: string;
  campaignId: string;
}

export interface CaseClosing extends OfCase {
  outcome: CaseOutcome;
  /** How far intake's facts of the person were known; missing where a run of before it was told asks for the closing. */
  intakeSequence?: number;
}

/** When and how cases were closed, by case. */
export type Closings = ReadonlyMap<string, { outcome: CaseOutcome; at: string }>;

/** What casework has decided of its cases; it is asked before Temporal, which forgets closed cases after its retention. */
export interface CaseRecords {
  /** Closes a case; gives the outcome that was written first. */
  close(closing: CaseClosing): Promise<CaseOutcome>;
  missDeadline(
    missed: OfCase & { deadline: DeadlineKind; dueAt: string; reason: AttentionReason },
  ): Promise<void>;
  extendDeadline(extension: OfCase & { deadline: DeadlineKind; until: string }): Promise<void>;
  closingsOf(caseIds: readonly string[]): Promise<Closings>;
}

const text = { type: String, required: true };
const stateSchema = new Schema(
  {
    campaignId: { type: String },
    outcome: { type: String },
    missed: { type: [new Schema({ deadline: text, dueAt: text }, { _id: false })], default: [] },
    extensions: { type: [new Schema({ deadline: text, until: text }, { _id: false })], default: [] },
  },
  { _id: false },
);

export function createCaseRecords(aggregates: Aggregates, clock: Clock): CaseRecords {
  const store = aggregates.create({
    name: 'case',
    initial: newCaseRecord,
    decide,
    evolve,
    stateSchema,
    privateSchema: { closedAt: { type: Date } },
  });
  return {
    async close(closing) {
      const done = await store.execute(
        closing.caseId,
        { type: 'close-case', ...closing },
        { from: 'absent', set: { closedAt: clock() } },
      );
      return done.state.outcome ?? closing.outcome;
    },
    async missDeadline(missed) {
      await store.execute(missed.caseId, { type: 'miss-deadline', ...missed });
    },
    async extendDeadline(extension) {
      await store.execute(extension.caseId, { type: 'extend-deadline', ...extension });
    },
    async closingsOf(caseIds) {
      const closed = await store.model
        .find({ _id: { $in: [...caseIds] }, 'state.outcome': { $ne: null } })
        .select({ 'state.outcome': 1, closedAt: 1 })
        .lean<{ _id: string; state: { outcome: CaseOutcome }; closedAt: Date }[]>();
      return new Map(
        closed.map(({ _id, state, closedAt }) => [
          _id,
          { outcome: state.outcome, at: closedAt.toISOString() },
        ]),
      );
    },
  };
}
