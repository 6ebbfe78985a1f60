import {
  CancellationScope,
  condition,
  log,
  setCurrentDetails,
  setDefaultSignalHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { alertCardOf } from '../domain/alert-card.ts';
import { type AlertView, viewOfAlert, withFacts } from '../domain/alert-file.ts';
import { alertSummariesIn } from '../domain/alert-summaries.ts';
import { alertAttributesOf } from './alert-attributes.ts';
import type { AlertEnd, AlertFactsSignal, AlertStart } from './alert-start.ts';
import { createBackgroundCalls } from './background-calls.ts';
import { changedAttributes } from './case-attributes.ts';
import { createDeadlineTimer } from './deadline-timer.ts';
import { intake } from './owners.ts';

/**
 * One alert, from its raising until a team has looked or it is withdrawn. It keeps the time: when nobody has looked by then, intake
 * is asked to tell the committee, and the alert goes on.
 *
 * It ends by what intake tells of the alert only: a cancellation is not heeded.
 */
export function alertFollowUp(start: AlertStart): Promise<AlertEnd> {
  return CancellationScope.nonCancellable(() => follow(start));
}

async function follow({ alertId, campaignId, language, timeZone, facts }: AlertStart): Promise<AlertEnd> {
  const clockface = { language, timeZone };
  const summaries = alertSummariesIn(clockface);
  const calls = createBackgroundCalls();
  const timer = createDeadlineTimer();
  let file = withFacts([], facts);
  let changed = true;
  let escalatedFor: string | null = null;
  const now = () => new Date(Date.now()).toISOString();
  const view = () => viewOfAlert({ alertId, campaignId }, file, now());

  setDefaultSignalHandler((name, signal) => {
    if (!isOfFacts(signal)) {
      log.warn('a signal that brings no facts was sent to an alert, and changes nothing', { signal: name });
      return;
    }
    file = withFacts(file, signal.facts);
    changed = true;
  });

  for (let { due, attention } = view(); due !== null; { due, attention } = view()) {
    changed = false;
    const { at } = due;
    if (attention.length === 0) timer.setFor(at, summaries.until(due, now()));
    else {
      timer.clear();
      if (escalatedFor !== at) {
        escalatedFor = at;
        const traceparent = file.findLast((fact) => fact.traceparent)?.traceparent;
        const request = { alertId, dueAt: at, ...(traceparent ? { traceparent } : {}) };
        calls.start(() => intake(summaries.escalate()).escalateAlert(request));
      }
    }
    showOperator(view(), clockface, now());
    await condition(() => changed || timer.fired());
  }
  calls.cancelAll();
  showOperator(view(), clockface, now());
  return { state: view().state };
}

/** The card is kept by no event; a changed attribute is one, so only what has changed is sent. */
function showOperator(view: AlertView, clockface: Parameters<typeof alertCardOf>[1], now: string): void {
  setCurrentDetails(alertCardOf(view, clockface, now));
  const changes = changedAttributes(alertAttributesOf(view), workflowInfo().typedSearchAttributes);
  if (changes.length > 0) upsertSearchAttributes(changes);
}

/** A signal can be sent by hand, with anything in it. */
function isOfFacts(signal: unknown): signal is AlertFactsSignal {
  if (typeof signal !== 'object' || signal === null || !('facts' in signal)) return false;
  return Array.isArray(signal.facts) && signal.facts.every((fact) => typeof fact?.sequence === 'number');
}
