import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import { type CaseInProgress, takeUp } from './case-in-progress.ts';
import type { CaseEnd, CaseStart } from './case-start.ts';
import { createErrands, type Errands } from './errands.ts';
import { createLazyAlarm, type LazyAlarm } from './lazy-alarm.ts';
import { showOperator } from './operators-page.ts';
import { casework, closeByActivity, closeWithinTask } from './owners.ts';
import { timeRanOut } from './time-ran-out.ts';

/**
 * The case of one person, from the first contact on the street until we know how it ended. What happens comes as facts;
 * the workflow keeps the time: it acts when something that was awaited does not come, and closes the case.
 *
 * It ends by its own closing only: a cancellation is not heeded, since the committee closes a case with an outcome.
 */
export function personCase(start: CaseStart): Promise<CaseEnd> {
  return CancellationScope.nonCancellable(() => follow(start));
}

async function follow(start: CaseStart): Promise<CaseEnd> {
  const person = takeUp(start);
  const errands = createErrands();
  const alarm = createLazyAlarm();

  let outcome = person.outcome();
  while (outcome === null) {
    for (const missed of person.takeRunOut()) timeRanOut(person, errands, missed);
    for (const extension of person.takeExtensions()) recordExtension(person, errands, extension);
    wakeForNext(person, alarm);
    showOperator(person, start.language);
    if (hasGrownLong() && errands.idle()) await goOnAsNew(start, person);
    await condition(() => person.learned() || alarm.rang());
    outcome = person.outcome();
  }

  errands.giveUp();
  const { caseId, campaignId } = person.of;
  const { intakeSequence } = person.file();
  const closing = { caseId, campaignId, outcome, intakeSequence, ...person.trace() };
  person.close(await (person.endedByFacts() ? closeWithinTask(closing) : closeByActivity(closing)));
  showOperator(person, start.language);
  await condition(allHandlersFinished);
  return { outcome: person.file().closed?.outcome ?? outcome };
}

/** Comes back only where something was learned at the last moment, which this run still has to act upon. */
async function goOnAsNew(start: CaseStart, person: CaseInProgress): Promise<void> {
  // A handler counts as finished a moment after what it was told is known.
  await condition(() => allHandlersFinished() || person.learned());
  if (person.learned()) return;
  await continueAsNew<typeof personCase>({ ...start, carried: person.carry() });
}

function wakeForNext(person: CaseInProgress, alarm: LazyAlarm): void {
  const next = person.next();
  if (next) alarm.setFor(next.dueAt, `Until the next deadline: ${next.kind}`);
  else alarm.rest();
}

function recordExtension(
  person: CaseInProgress,
  errands: Errands,
  extension: ReturnType<CaseInProgress['takeExtensions']>[number],
): void {
  const { caseId, campaignId } = person.of;
  errands.send(() =>
    casework(`More time: ${extension.deadline}`).recordExtension({
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
