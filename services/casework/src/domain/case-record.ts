import type { CaseworkEvent } from '@iwaa/contracts/events/casework';
import type { CaseDeadlineKind, CaseOutcome, ExtendableDeadlineKind } from '@iwaa/contracts/vocabulary';

/** What casework itself has decided of a case; it says for ever whether the case is closed, also when Temporal forgot it. */
export interface CaseRecord {
  campaignId: string | null;
  outcome: CaseOutcome | null;
  /** The deadlines that were announced as missed: each with what it waited for and the time it was due. */
  missed: { deadline: CaseDeadlineKind; dueAt: string }[];
  extensions: { deadline: ExtendableDeadlineKind; until: string }[];
  /** The facts that could not be taken and were not taken since, each announced once. */
  putAside: PutAsideFact[];
}

/** A fact that could not be taken, as far as it could be read. */
export interface PutAsideFact {
  type: string;
  subject: string;
  sequence: number;
}

export const newCaseRecord: CaseRecord = {
  campaignId: null,
  outcome: null,
  missed: [],
  extensions: [],
  putAside: [],
};

/** The record after an event. */
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
    case 'iwaa.casework.fact-put-aside.v1':
      return { ...record, campaignId, putAside: [...record.putAside, event.data.fact] };
    case 'iwaa.casework.put-aside-fact-taken.v1': {
      const { fact } = event.data;
      return { ...record, campaignId, putAside: record.putAside.filter((aside) => !isSameFact(aside, fact)) };
    }
    default:
      return event satisfies never;
  }
}

/** Whether two stand for the same fact, whatever could be read of its type. */
export function isSameFact(one: PutAsideFact, other: PutAsideFact): boolean {
  return one.subject === other.subject && one.sequence === other.sequence;
}
