import type { AlertState, Language } from '@iwaa/contracts/vocabulary';
import type { AlertFact } from '../domain/alert-fact.ts';

/** What the workflow of an alert is started with. */
export interface AlertStart {
  alertId: string;
  campaignId: string;
  language: Language;
  /** The zone by whose clock the operator is told times; a campaign keeps it. */
  timeZone: string;
  /** What had been told of it by then, its raising among it. */
  facts: AlertFact[];
}

/** What a signal of facts brings; its name says which they are. */
export interface AlertFactsSignal {
  facts: AlertFact[];
}

/** How an alert ended. */
export interface AlertEnd {
  state: AlertState;
}
