import type { CaseOutcome, Deadlines, Language } from '@iwaa/contracts/vocabulary';
import type { CaseFile } from '../domain/case-file.ts';

/** What a case's workflow is started with: which case it is, and what its campaign has set. */
export interface CaseStart {
  caseId: string;
  campaignId: string;
  deadlines: Deadlines;
  /** When a return is visited, counted from the return (ISO-8601 durations). */
  followUpVisits: readonly string[];
  language: Language;
  /** The zone by whose clock the operator is told times; a campaign keeps it. */
  timeZone: string;
  /** What a run of the same workflow knew that grew too long and went on as this one. */
  carried?: CarriedCase;
}

export interface CarriedCase {
  file: CaseFile;
  /** The deadlines that were acted upon, with the time for which they were. */
  acted: Record<string, string>;
}

/** How a case ended. */
export interface CaseEnd {
  outcome: CaseOutcome;
}
