import type { CaseView } from '@iwaa/contracts/http/casework';
import type { CaseOutcome, CaseStatus, DeadlineKind } from '@iwaa/contracts/vocabulary';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CaseFact } from '../domain/case-fact.ts';
import type { Deadline } from '../domain/deadlines.ts';

/** What a case can be told and asked. Each takes exactly one object, because Temporal's page sends one JSON value. */

export interface FactsSignal {
  facts: CaseFact[];
}
export interface DeadlineExtension {
  deadline: DeadlineKind;
  until: string;
}
export interface CaseClosing {
  outcome: CaseOutcome;
}
export interface CaseSteered {
  caseId: string;
  status: CaseStatus;
}
export type CaseViewAnswer = CaseView & { deadlines: Pick<Deadline, 'kind' | 'dueAt'>[] };

export const factsSignal = defineSignal<[FactsSignal]>('facts');
export const extendDeadlineUpdate = defineUpdate<CaseSteered, [DeadlineExtension]>('extendDeadline');
export const closeCaseUpdate = defineUpdate<CaseSteered, [CaseClosing]>('closeCase');
export const viewQuery = defineQuery<CaseViewAnswer>('view');

/** Why an update is refused before it changes anything; it is the `type` of the failure that the sender gets. */
export type SteeringRefusal =
  | 'case-closed'
  | 'unknown-outcome'
  | 'unknown-deadline'
  | 'deadline-not-running'
  | 'not-later';

/** The descriptions that Temporal's page shows beside each, with a sample of the JSON to send. */
export const descriptions = {
  facts:
    'Facts of this case, from the bridge. {"facts":[{"type":"iwaa.intake.contact-recorded.v1","subject":"person/…","sequence":2,"time":"2024-12-12T20:00:00.000Z","data":{}}]}',
  extendDeadline:
    'Gives the case more time for one kind of deadline, also after it was missed. {"deadline":"referralAnswer","until":"2024-12-20T18:00:00.000Z"}',
  closeCase: 'Closes the case with an outcome; it can not be undone. {"outcome":"lost-contact"}',
  view: 'Where the case stands, and which deadlines run. It takes no argument.',
} as const;
