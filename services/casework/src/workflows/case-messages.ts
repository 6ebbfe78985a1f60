import type { CaseView } from '@iwaa/contracts/http/casework';
import type { CaseOutcome, CaseStatus, Deadlines, Language } from '@iwaa/contracts/vocabulary';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CaseFact } from '../domain/case-fact.ts';
import type { MoreTime } from '../domain/more-time.ts';

/** The signals, updates and queries of a case. Each takes exactly one object, because Temporal's page sends one JSON value. */

/** What a signal of facts brings; its name says which they are, so that a case takes those of every name but the ones below. */
export interface FactsSignal {
  facts: CaseFact[];
}
/** What a case goes by from now on, because its campaign was changed. */
export interface CampaignTermsSignal {
  deadlines: Deadlines;
  followUpVisits: readonly string[];
  language: Language;
}
export interface CloseCaseRequest {
  outcome: CaseOutcome;
}
export interface CaseSteered {
  caseId: string;
  status: CaseStatus;
}

export const campaignChangedSignal = defineSignal<[CampaignTermsSignal]>('campaign-changed');
export const extendDeadlineUpdate = defineUpdate<CaseSteered, [MoreTime]>('extendDeadline');
export const closeCaseUpdate = defineUpdate<CaseSteered, [CloseCaseRequest]>('closeCase');
export const viewQuery = defineQuery<CaseView>('view');
