import type { Decision } from '@iwaa/contracts/decision';
import type { CaseworkEvent } from '@iwaa/contracts/events/casework';
import type { AttentionReason, CaseOutcome, DeadlineKind } from '@iwaa/contracts/vocabulary';

/** What casework itself has decided of a case; it says for ever whether the case is closed, also when Temporal forgot it. */
export interface CaseRecord {
  campaignId: string | null;
  outcome: CaseOutcome | null;
  /** The deadlines that were announced as missed: each with what it waited for and the time it was due. */
  missed: { deadline: DeadlineKind; dueAt: string }[];
  extensions: { deadline: DeadlineKind; until: string }[];
}

export const newCaseRecord: CaseRecord = { campaignId: null, outcome: null, missed: [], extensions: [] };

export type CaseCommand = { caseId: string; campaignId: string } & (
  | { type: 'close-case'; outcome: CaseOutcome; intakeSequence?: number }
  | { type: 'miss-deadline'; deadline: DeadlineKind; dueAt: string; reason: AttentionReason }
  | { type: 'extend-deadline'; deadline: DeadlineKind; until: string }
);
export type CaseRefusal = 'case-closed';

/** Decides a command on a case. A closed case keeps its first outcome, and nothing more is decided for it. */
export function decide(record: CaseRecord, command: CaseCommand): Decision<CaseworkEvent, CaseRefusal> {
  const of = { caseId: command.caseId, campaignId: command.campaignId };
  switch (command.type) {
    case 'close-case': {
      const { outcome, intakeSequence } = command;
      if (record.outcome !== null) return [];
      const known = intakeSequence === undefined ? {} : { intakeSequence };
      return [{ type: 'iwaa.casework.case-closed.v1', data: { ...of, outcome, ...known } }];
    }
    case 'miss-deadline': {
      const { deadline, dueAt, reason } = command;
      if (record.outcome !== null) return 'case-closed';
      if (record.missed.some((missed) => missed.deadline === deadline && missed.dueAt === dueAt)) return [];
      return [{ type: 'iwaa.casework.deadline-missed.v1', data: { ...of, deadline, dueAt, reason } }];
    }
    case 'extend-deadline': {
      const { deadline, until } = command;
      if (record.outcome !== null) return 'case-closed';
      const last = record.extensions.findLast((extension) => extension.deadline === deadline);
      if (last?.until === until) return [];
      return [{ type: 'iwaa.casework.deadline-extended.v1', data: { ...of, deadline, until } }];
    }
    default:
      return command satisfies never;
  }
}

export function evolve(record: CaseRecord, event: CaseworkEvent): CaseRecord {
  const { campaignId } = event.data;
  switch (event.type) {
    case 'iwaa.casework.case-closed.v1':
      return { ...record, campaignId, outcome: event.data.outcome };
    case 'iwaa.casework.deadline-missed.v1': {
      const { deadline, dueAt } = event.data;
      return { ...record, campaignId, missed: [...record.missed, { deadline, dueAt }] };
    }
    case 'iwaa.casework.deadline-extended.v1': {
      const { deadline, until } = event.data;
      return { ...record, campaignId, extensions: [...record.extensions, { deadline, until }] };
    }
    default:
      return event satisfies never;
  }
}
