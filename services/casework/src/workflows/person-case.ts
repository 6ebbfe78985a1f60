import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import type { Extension } from '../domain/more-time.ts';
import { type BackgroundCalls, createBackgroundCalls } from './background-calls.ts';
import { type CaseInProgress, createCaseInProgress } from './case-in-progress.ts';
import type { CaseEnd, CaseStart } from './case-start.ts';
import { createDeadlineTimer, type DeadlineTimer } from './deadline-timer.ts';
import { handleMissedDeadline } from './missed-deadline.ts';
import { showOperator } from './operator-page.ts';
import { casework, closeByActivity, closeWithinTask } from './owners.ts';

/**
 * The case of one person, from its opening until we know how it ended. What happens comes as facts;
 * the workflow keeps the time: it acts when something that was awaited does not come, and closes the case.
 *
 * It ends by its own closing only: a cancellation is not heeded, since the committee closes a case with an outcome.
 */
export function personCase(start: CaseStart): Promise<CaseEnd> {
  return CancellationScope.nonCancellable(() => follow(start));
}

async function follow(start: CaseStart): Promise<CaseEnd> {
  const person = createCaseInProgress(start);
  const calls = createBackgroundCalls();
  const timer = createDeadlineTimer();

  let outcome = person.outcome();
  while (outcome === null) {
    for (const missed of person.takeMissed()) handleMissedDeadline(person, calls, missed);
    for (const extension of person.takeExtensions()) recordExtension(person, calls, extension);
    setTimer(person, timer);
    showOperator(person);
    if (hasGrownLong() && calls.idle()) await continueInNewRun(start, person);
    await condition(() => person.changed() || timer.fired());
    outcome = person.outcome();
  }

  calls.cancelAll();
  const { caseId, campaignId } = person.of();
  const { intakeSequence } = person.file();
  const closing = { caseId, campaignId, outcome, intakeSequence, ...person.trace() };
  const summary = person.summaries().closing(outcome);
  const close = person.endedByFacts() ? closeWithinTask : closeByActivity;
  person.close(await close(closing, summary));
  showOperator(person);
  await condition(allHandlersFinished);
  return { outcome: person.file().closed?.outcome ?? outcome };
}

/** Returns only where something has changed at the last moment, which this run still has to act upon. */
async function continueInNewRun(start: CaseStart, person: CaseInProgress): Promise<void> {
  // A handler counts as finished a moment after what it received is known.
  await condition(() => allHandlersFinished() || person.changed());
  if (person.changed()) return;
  await continueAsNew<typeof personCase>({ ...start, ...person.terms(), carried: person.carry() });
}

function setTimer(person: CaseInProgress, timer: DeadlineTimer): void {
  const next = person.next();
  if (next) timer.setFor(next.dueAt, person.summaries().until(next, new Date(Date.now()).toISOString()));
  else timer.clear();
}

function recordExtension(person: CaseInProgress, calls: BackgroundCalls, extension: Extension): void {
  const { caseId, campaignId } = person.of();
  calls.start(() =>
    casework(person.summaries().moreTime(extension.deadline)).recordExtension({
      ...{ caseId, campaignId, ...person.trace() },
      ...extension,
    }),
  );
}

/**
 * A case is some hundred events long. One of many thousands goes on as a new run that carries what is known, well before
 * Temporal's limit of 50,000 events or 50 MB.
 */
function hasGrownLong(): boolean {
  const { historyLength, historySize } = workflowInfo();
  return historyLength > 10_000 || historySize > 20_000_000;
}
