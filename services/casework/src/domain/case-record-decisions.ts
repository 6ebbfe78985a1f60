import type { Decision } from '@iwaa/contracts/decision';
import type { CaseworkEvent } from '@iwaa/contracts/events/casework';
import type {
  AttentionReason,
  CaseDeadlineKind,
  CaseOutcome,
  ExtendableDeadlineKind,
} from '@iwaa/contracts/vocabulary';
import { type CaseRecord, isSameFact, type PutAsideFact } from './case-record.ts';

export type CaseCommand = { caseId: string; campaignId: string } & (
  | { type: 'close-case'; outcome: CaseOutcome; intakeSequence: number }
  | { type: 'miss-deadline'; deadline: CaseDeadlineKind; dueAt: string; reason: AttentionReason }
  | { type: 'extend-deadline'; deadline: ExtendableDeadlineKind; until: string }
  | { type: 'put-fact-aside'; fact: PutAsideFact; reason: string }
  | { type: 'take-put-aside-fact'; fact: PutAsideFact }
);
export type CaseRefusal = 'case-closed';

/** Decides a command on a case. A closed case keeps its first outcome, and nothing more is decided for it. */
export function decide(record: CaseRecord, command: CaseCommand): Decision<CaseworkEvent, CaseRefusal> {
  const of = { caseId: command.caseId, campaignId: command.campaignId };
  switch (command.type) {
    case 'close-case': {
      const { outcome, intakeSequence } = command;
      if (record.outcome !== null) return [];
      return [{ type: 'iwaa.casework.case-closed.v1', data: { ...of, outcome, intakeSequence } }];
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
    case 'put-fact-aside': {
      const { fact, reason } = command;
      if (record.outcome !== null) return 'case-closed';
      if (record.putAside.some((known) => isSameFact(known, fact))) return [];
      return [{ type: 'iwaa.casework.fact-put-aside.v1', data: { ...of, fact, reason } }];
    }
    case 'take-put-aside-fact': {
      if (record.outcome !== null) return 'case-closed';
      const fact = record.putAside.find((known) => isSameFact(known, command.fact));
      return fact ? [{ type: 'iwaa.casework.put-aside-fact-taken.v1', data: { ...of, fact } }] : [];
    }
    default:
      return command satisfies never;
  }
}
