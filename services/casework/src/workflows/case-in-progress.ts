import { caseOutcomeGivers, givenBy } from '@iwaa/contracts/givers';
import type { CaseOutcome } from '@iwaa/contracts/vocabulary';
import type { Clockface } from '@iwaa/words/time-teller';
import {
  ApplicationFailure,
  CancellationScope,
  condition,
  log,
  setDefaultSignalHandler,
  setHandler,
} from '@temporalio/workflow';
import { type CaseFile, newCaseFile } from '../domain/case-file.ts';
import { type CaseOfCampaign, viewOf } from '../domain/case-view.ts';
import { outcomeByFacts } from '../domain/closing.ts';
import { type Deadline, runningDeadlines } from '../domain/deadlines.ts';
import { refusalOf } from '../domain/fact-refusal.ts';
import { withExtension, withMissed, withUntaken } from '../domain/facts-of-casework.ts';
import { foldFacts } from '../domain/fold-facts.ts';
import { handlerDescriptions } from '../domain/handler-descriptions.ts';
import { type Extension, extensionsOf, type MoreTime } from '../domain/more-time.ts';
import { refusalInWords, type SteeringRefusal } from '../domain/steering-refusal.ts';
import { type Summaries, summariesIn } from '../domain/summaries.ts';
import {
  type CampaignTermsSignal,
  type CaseSteered,
  type CloseCaseRequest,
  campaignChangedSignal,
  closeCaseUpdate,
  extendDeadlineUpdate,
  type FactsSignal,
  viewQuery,
} from './case-messages.ts';
import type { CarriedCase, CaseStart } from './case-start.ts';

/** What an update, which comes from the committee, may close a case with. */
const committeeOutcomes: readonly CaseOutcome[] = givenBy(caseOutcomeGivers, 'committee');

/** A case as its workflow holds it: what is known, what was done about it, and what the committee has decided. */
export interface CaseInProgress {
  /** The case, with the deadlines that its campaign has now. */
  of(): CaseOfCampaign;
  /** What its campaign has set as of now, which a run that goes on as new is started with. */
  terms(): CampaignTermsSignal;
  file(): CaseFile;
  /** In which language and by which clock the operator is told about the case. */
  clockface(): Clockface;
  /** What Temporal's page says of the case's timer and calls. */
  summaries(): Summaries;
  /** The trace of the last fact that carried one. */
  trace(): { traceparent?: string };
  /** Whether anything has changed since `takeMissed` was last called. */
  changed(): boolean;
  /** The outcome with which the case is to be closed: the committee's word, else what the facts say, else null. */
  outcome(): CaseOutcome | null;
  /** Whether facts have ended the case, in a way that every repetition of the task comes to again. */
  endedByFacts(): boolean;
  /** The deadlines that have passed since this was last called; each is given once for each time it is due. */
  takeMissed(): Deadline[];
  /** The next deadline that has not passed. */
  next(): Deadline | undefined;
  /** The extensions given since this was last called. */
  takeExtensions(): Extension[];
  close(outcome: CaseOutcome): void;
  carry(): CarriedCase;
}

/** The case of a run: what comes with its start, and from now on every signal, update and query. */
export function createCaseInProgress(start: CaseStart): CaseInProgress {
  const { caseId, campaignId } = start;
  let terms: CampaignTermsSignal = {
    deadlines: start.deadlines,
    followUpVisits: start.followUpVisits,
    language: start.language,
  };
  const of = (): CaseOfCampaign => ({ caseId, campaignId, deadlines: terms.deadlines });
  // A run of an earlier version carries a file without what was added since.
  let file = { ...newCaseFile, ...start.carried?.file };
  let acted = start.carried?.acted ?? {};
  let decided: CaseOutcome | null = null;
  let ended: CaseOutcome | null = null;
  let traceparent: string | undefined;
  let changed = true;
  let extensions: Extension[] = [];
  const now = () => new Date(Date.now()).toISOString();
  const running = () => runningDeadlines(file, terms.deadlines);
  const clockface = () => ({ language: terms.language, timeZone: start.timeZone });
  const outcome = () => decided ?? file.closed?.outcome ?? ended ?? outcomeByFacts(file);

  const descriptions = handlerDescriptions(terms.language);

  setHandler(
    campaignChangedSignal,
    (newTerms) => {
      terms = newTerms;
      changed = true;
    },
    { description: descriptions.campaignChanged },
  );

  // Signals of facts are named after what they tell, so each name that is no other's is one of theirs.
  setDefaultSignalHandler((name, signal) => {
    if (!isOfFacts(signal)) {
      log.warn('a signal that brings no facts was sent to a case, and changes nothing', { signal: name });
      return;
    }
    for (const fact of signal.facts) {
      // One that this run can't take must not end its task again and again, and with it the case.
      file = refusalOf(fact, of()) === null ? foldFacts([fact], file) : withUntaken(file, fact, now());
    }
    // Facts that come while the closing is being written must not undo it: the record has it by then.
    if (decided === null) ended ??= outcomeByFacts(file);
    traceparent = signal.facts.findLast((fact) => fact.traceparent)?.traceparent ?? traceparent;
    changed = true;
  });

  const refuse = (type: SteeringRefusal, update: 'extendDeadline' | 'closeCase'): ApplicationFailure => {
    const steered = { running: running(), outcomes: committeeOutcomes, clockface: clockface(), now: now() };
    const failure = ApplicationFailure.nonRetryable(refusalInWords(type, update, steered), type);
    // Who is refused is shown the stack beside the sentence, and can do nothing with the files in it.
    failure.stack = '';
    return failure;
  };

  /** @throws ApplicationFailure where it is refused. */
  const judge = (request: MoreTime): Extension[] => {
    if (outcome() !== null) throw refuse('case-closed', 'extendDeadline');
    const judged = extensionsOf(request, running(), Date.now());
    if (typeof judged === 'string') throw refuse(judged, 'extendDeadline');
    return judged;
  };

  setHandler(
    extendDeadlineUpdate,
    (request): CaseSteered => {
      for (const extension of judge(request)) {
        file = withExtension(file, extension.deadline, extension.until, now());
        extensions = [...extensions, extension];
      }
      changed = true;
      return { caseId, status: 'open' };
    },
    {
      description: descriptions.extendDeadline,
      validator: (request: MoreTime) => {
        judge(request);
      },
    },
  );

  setHandler(
    closeCaseUpdate,
    async (closing: CloseCaseRequest): Promise<CaseSteered> => {
      decided ??= closing.outcome;
      changed = true;
      // Whoever closes a case gets the answer when it is written, and not before.
      await CancellationScope.nonCancellable(() => condition(() => file.closed !== null));
      return { caseId, status: 'closed' };
    },
    {
      description: descriptions.closeCase,
      validator: (closing: CloseCaseRequest | null | undefined) => {
        if (outcome() !== null) throw refuse('case-closed', 'closeCase');
        if (typeof closing?.outcome !== 'string') throw refuse('invalid-request', 'closeCase');
        if (!committeeOutcomes.includes(closing.outcome)) throw refuse('unknown-outcome', 'closeCase');
      },
    },
  );

  setHandler(viewQuery, () => viewOf(file, of()), { description: descriptions.view });

  return {
    of,
    terms: () => terms,
    file: () => file,
    clockface,
    summaries: () => summariesIn(clockface()),
    trace: () => (traceparent ? { traceparent } : {}),
    changed: () => changed,
    outcome,
    endedByFacts: () => decided === null && ended !== null,
    takeMissed() {
      changed = false;
      const missed = running().filter(
        ({ key, dueAt }) => Date.parse(dueAt) <= Date.now() && acted[key] !== dueAt,
      );
      for (const { kind, dueAt } of missed) file = withMissed(file, kind, dueAt);
      const still = new Map(running().map(({ key, dueAt }) => [key, dueAt]));
      acted = Object.fromEntries([
        // What no longer runs need not be remembered.
        ...Object.entries(acted).filter(([key]) => still.has(key)),
        ...missed.map(({ key, dueAt }) => [key, dueAt]),
      ]);
      return missed;
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

/** A signal can be sent by hand, with anything in it. */
function isOfFacts(signal: unknown): signal is FactsSignal {
  if (typeof signal !== 'object' || signal === null || !('facts' in signal)) return false;
  return Array.isArray(signal.facts) && signal.facts.every((fact) => typeof fact?.subject === 'string');
}
