import { type CaseOutcome, caseOutcomeCodes, deadlineKinds } from '@iwaa/contracts/vocabulary';
import { ApplicationFailure, CancellationScope, condition, setHandler } from '@temporalio/workflow';
import { foldFacts } from '../domain/case-facts.ts';
import { type CaseFile, newCaseFile } from '../domain/case-file.ts';
import { type CaseOfCampaign, viewOf } from '../domain/case-view.ts';
import { outcomeByFacts } from '../domain/closing.ts';
import { type Deadline, runningDeadlines } from '../domain/deadlines.ts';
import { withExtension, withMissed } from '../domain/facts-of-casework.ts';
import {
  type CaseClosing,
  type CaseSteered,
  type CaseViewAnswer,
  closeCaseUpdate,
  type DeadlineExtension,
  descriptions,
  extendDeadlineUpdate,
  factsSignal,
  type SteeringRefusal,
  viewQuery,
} from './case-messages.ts';
import type { CarriedCase, CaseStart } from './case-start.ts';

/** A case as its workflow holds it: what is known, what was done about it, and what the committee has decided. */
export interface CaseInProgress {
  readonly of: CaseOfCampaign;
  /** Whether a missed deadline is written down within the task that finds it. */
  readonly recordsMissesWithinTask: boolean;
  file(): CaseFile;
  /** The trace of the last fact that carried one. */
  trace(): { traceparent?: string };
  /** Whether something has been learned since this was last asked. */
  learned(): boolean;
  /** The outcome with which the case is to be closed: the committee's word, else what the facts say, else null. */
  outcome(): CaseOutcome | null;
  /** Whether facts have ended the case, in a way that every repetition of the task comes to again. */
  endedByFacts(): boolean;
  /** The deadlines whose time has run out since this was last asked; each is given once for each time it is due. */
  takeRunOut(): Deadline[];
  /** The next deadline of which time has not run out. */
  next(): Deadline | undefined;
  /** The extensions given since this was last asked. */
  takeExtensions(): DeadlineExtension[];
  close(outcome: CaseOutcome): void;
  carry(): CarriedCase;
}

/** Takes up a case: what comes with its start, and from now on every signal, update and query. */
export function takeUp(start: CaseStart): CaseInProgress {
  const of: CaseOfCampaign = {
    caseId: start.caseId,
    campaignId: start.campaignId,
    deadlines: start.deadlines,
  };
  // A run of an earlier version carries a file without what was added since.
  let file = { ...newCaseFile, ...start.carried?.file };
  let acted = start.carried?.acted ?? {};
  let decided: CaseOutcome | null = null;
  let ended: CaseOutcome | null = null;
  let traceparent: string | undefined;
  let learned = true;
  let extensions: DeadlineExtension[] = [];
  const now = () => new Date(Date.now()).toISOString();
  const running = () => runningDeadlines(file, of.deadlines);
  const outcome = () => decided ?? file.closed?.outcome ?? ended ?? outcomeByFacts(file);

  setHandler(
    factsSignal,
    ({ facts }) => {
      file = foldFacts(facts, file);
      // What is told next, while the closing is being written, must not undo it: the record has it by then.
      if (start.closesWithinTask && decided === null) ended ??= outcomeByFacts(file);
      traceparent = facts.findLast((fact) => fact.traceparent)?.traceparent ?? traceparent;
      learned = true;
    },
    { description: descriptions.facts },
  );

  setHandler(
    extendDeadlineUpdate,
    (extension): CaseSteered => {
      file = withExtension(file, extension.deadline, extension.until, now());
      extensions = [...extensions, extension];
      learned = true;
      return { caseId: of.caseId, status: 'open' };
    },
    {
      description: descriptions.extendDeadline,
      validator: ({ deadline, until }: DeadlineExtension) => {
        if (outcome() !== null) throw refuse('case-closed');
        if (!deadlineKinds.includes(deadline)) throw refuse('unknown-deadline');
        const last = running().findLast(({ kind }) => kind === deadline);
        if (!last) throw refuse('deadline-not-running');
        const to = Date.parse(until);
        if (!(to > Date.now() && to > Date.parse(last.dueAt))) throw refuse('not-later');
      },
    },
  );

  setHandler(
    closeCaseUpdate,
    async (closing: CaseClosing): Promise<CaseSteered> => {
      decided ??= closing.outcome;
      learned = true;
      // Whoever closes a case is told when it is written, and not before.
      await CancellationScope.nonCancellable(() => condition(() => file.closed !== null));
      return { caseId: of.caseId, status: 'closed' };
    },
    {
      description: descriptions.closeCase,
      validator: (closing: CaseClosing) => {
        if (outcome() !== null) throw refuse('case-closed');
        if (!caseOutcomeCodes.includes(closing.outcome)) throw refuse('unknown-outcome');
      },
    },
  );

  setHandler(
    viewQuery,
    (): CaseViewAnswer => ({
      ...viewOf(file, of),
      deadlines: running().map(({ kind, dueAt }) => ({ kind, dueAt })),
    }),
    { description: descriptions.view },
  );

  return {
    of,
    recordsMissesWithinTask: start.recordsMissesWithinTask === true,
    file: () => file,
    trace: () => (traceparent ? { traceparent } : {}),
    learned: () => learned,
    outcome,
    endedByFacts: () => decided === null && ended !== null,
    takeRunOut() {
      learned = false;
      const runOut = running().filter(
        ({ key, dueAt }) => Date.parse(dueAt) <= Date.now() && acted[key] !== dueAt,
      );
      for (const { kind, dueAt } of runOut) file = withMissed(file, kind, dueAt);
      const still = new Map(running().map(({ key, dueAt }) => [key, dueAt]));
      acted = Object.fromEntries([
        // What no longer runs need not be remembered.
        ...Object.entries(acted).filter(([key]) => still.has(key)),
        ...runOut.map(({ key, dueAt }) => [key, dueAt]),
      ]);
      return runOut;
    },
    next: () => running().find(({ key, dueAt }) => acted[key] !== dueAt),
    takeExtensions() {
      const taken = extensions;
      extensions = [];
      return taken;
    },
    close(as) {
      file = { ...file, closed: { outcome: as, at: now() } };
    },
    carry: () => ({ file, acted }),
  };
}

function refuse(type: SteeringRefusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`The case refuses this: ${type}.`, type);
}
