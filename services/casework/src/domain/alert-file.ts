import type { EventOf } from '@iwaa/contracts/event';
import type { alertLookedAt, alertRaised } from '@iwaa/contracts/events/intake';
import type { AlertDeadlineKind, AlertState, alertAttentionReasons } from '@iwaa/contracts/vocabulary';
import type { AlertFact } from './alert-fact.ts';

/** What is known of an alert: the facts that came, in the order in which they happened. */
export type AlertFile = readonly AlertFact[];
type Look = EventOf<typeof alertLookedAt>['data'];

/** How an alert stands at an instant. */
export interface AlertView {
  readonly alertId: string;
  readonly campaignId: string;
  readonly state: AlertState;
  /** What was told when it was raised; null where that has not come. */
  readonly raised: EventOf<typeof alertRaised>['data'] | null;
  readonly looks: readonly Look[];
  /** By when a team should look, and which deadline that is; null once the alert is over. */
  readonly due: { readonly kind: AlertDeadlineKind; readonly at: string } | null;
  readonly attention: readonly (typeof alertAttentionReasons)[number][];
}

/** A file with more facts; one that it has already changes nothing, and nor does their order. */
export function withFacts(file: AlertFile, facts: readonly AlertFact[]): AlertFile {
  const bySequence = new Map([...facts, ...file].map((fact) => [fact.sequence, fact]));
  return [...bySequence.values()].sort((one, other) => one.sequence - other.sequence);
}

/** @param now an ISO-8601 instant: an alert whose time has passed by then needs attention. */
export function viewOfAlert(
  { alertId, campaignId }: { readonly alertId: string; readonly campaignId: string },
  file: AlertFile,
  now: string,
): AlertView {
  const raised = file.find(({ type }) => type === 'iwaa.intake.alert-raised.v1')?.data ?? null;
  const looks = file.flatMap((fact) => (fact.type === 'iwaa.intake.alert-looked-at.v1' ? [fact.data] : []));
  const withdrawn = file.some(({ type }) => type === 'iwaa.intake.alert-withdrawn.v1');
  const last = looks.at(-1);
  const first = raised as EventOf<typeof alertRaised>['data'] | null;
  const at = last ? last.lookBy : (first?.lookBy ?? null);
  const isOver = withdrawn || last?.lookBy === null;
  const due =
    isOver || at === null ? null : ({ kind: last ? 'alertLookedAgain' : 'alertLooked', at } as const);
  return {
    ...{ alertId, campaignId, raised: first, looks, due },
    state: stateOf(withdrawn, isOver ? last : undefined),
    attention: due !== null && Date.parse(due.at) <= Date.parse(now) ? ['alert-unanswered'] : [],
  };
}

function stateOf(withdrawn: boolean, last: Look | undefined): AlertState {
  return withdrawn ? 'withdrawn' : (last?.result ?? 'open');
}
