import type { Deadline } from '../domain/deadlines.ts';
import type { CaseInProgress } from './case-in-progress.ts';
import type { Errands } from './errands.ts';
import { recordMissedByActivity, recordMissedWithinTask } from './owners.ts';
import { referralRanOut } from './referral.ts';
import { reintegrationRanOut } from './reintegration.ts';
import { stayRanOut } from './stay.ts';

/** What a track does when one of its deadlines was missed, beside telling the committee. */
const tracks: Record<Deadline['kind'], (person: CaseInProgress, deadline: Deadline) => Promise<void>> = {
  bedHold: stayRanOut,
  waitingForBed: stayRanOut,
  referralAnswer: referralRanOut,
  referralCompletion: referralRanOut,
  familyContact: reintegrationRanOut,
  returnDecision: reintegrationRanOut,
  followUpGrace: reintegrationRanOut,
};

/** A missed deadline is never silent: the committee is told, and whoever owns what was awaited is asked to go on. */
export function timeRanOut(person: CaseInProgress, errands: Errands, deadline: Deadline): void {
  const { caseId, campaignId } = person.of;
  const { kind, dueAt, reason } = deadline;
  const missed = { caseId, campaignId, deadline: kind, dueAt, reason, ...person.trace() };
  errands.send(() =>
    person.recordsMissesWithinTask ? recordMissedWithinTask(missed) : recordMissedByActivity(missed),
  );
  errands.send(() => tracks[kind](person, deadline));
}
