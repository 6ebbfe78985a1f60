import type {
  AttentionReason,
  CaseDeadlineKind,
  CaseOutcome,
  ExtendableDeadlineKind,
} from '@iwaa/contracts/vocabulary';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import { type CaseRecord, evolve, newCaseRecord, type PutAsideFact } from '../domain/case-record.ts';
import { decide } from '../domain/case-record-decisions.ts';

interface OfCase {
  caseId: string;
  campaignId: string;
}

export interface CaseClosing extends OfCase {
  outcome: CaseOutcome;
  /** How far intake's facts of the person were known. */
  intakeSequence: number;
}

/** When and how cases were closed, by case. */
export type Closings = ReadonlyMap<string, { outcome: CaseOutcome; at: string }>;

/** What casework has decided of its cases; it is asked before Temporal, which forgets closed cases after its retention. */
export interface CaseRecords {
  /** Closes a case; gives the outcome that was written first. */
  close(closing: CaseClosing): Promise<CaseOutcome>;
  missDeadline(
    missed: OfCase & { deadline: CaseDeadlineKind; dueAt: string; reason: AttentionReason },
  ): Promise<void>;
  extendDeadline(extension: OfCase & { deadline: ExtendableDeadlineKind; until: string }): Promise<void>;
  /** Notes that a fact of a case could not be taken, so that the case asks for attention; once for each fact. */
  putFactAside(aside: OfCase & { fact: PutAsideFact; reason: string }): Promise<void>;
  /** Notes that a fact that could not be taken was taken after all; of any other fact nothing is noted. */
  takePutAsideFact(taken: OfCase & { fact: PutAsideFact }): Promise<void>;
  closingsOf(caseIds: readonly string[]): Promise<Closings>;
}

const stateFields: StateFields<CaseRecord> = {
  campaignId: optional(String),
  outcome: optional(String),
  missed: [{ deadline: String, dueAt: String }],
  extensions: [{ deadline: String, until: String }],
  putAside: [{ type: String, subject: String, sequence: Number }],
};

export function createCaseRecords(aggregates: Aggregates, clock: Clock): CaseRecords {
  const store = aggregates.create({
    name: 'case',
    initial: newCaseRecord,
    decide,
    evolve,
    stateFields,
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
    async putFactAside(aside) {
      await store.execute(aside.caseId, { type: 'put-fact-aside', ...aside });
    },
    async takePutAsideFact(taken) {
      await store.execute(taken.caseId, { type: 'take-put-aside-fact', ...taken });
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
