import type { Deadline } from '../domain/deadlines.ts';
import type { BackgroundCalls } from './background-calls.ts';
import type { CaseInProgress } from './case-in-progress.ts';
import { onConsentEnd } from './consent.ts';
import { recordMissed } from './owners.ts';
import { onReferralDeadline } from './referral.ts';
import { onReintegrationDeadline } from './reintegration.ts';
import { onStayDeadline } from './stay.ts';

/** What a track does when one of its deadlines was missed, beside telling the committee. */
const tracks: Record<Deadline['kind'], (person: CaseInProgress, deadline: Deadline) => Promise<void>> = {
  bedOffer: onStayDeadline,
  bedHold: onStayDeadline,
  waitingForBed: onStayDeadline,
  absenceReminder: onStayDeadline,
  absence: onStayDeadline,
  referralAnswer: onReferralDeadline,
  referralCompletion: onReferralDeadline,
  familyContact: onReintegrationDeadline,
  returnDecision: onReintegrationDeadline,
  followUpGrace: onReintegrationDeadline,
  consentEnd: onConsentEnd,
};

/** A missed deadline is never silent: the committee is told, and whoever owns what was awaited is asked to go on. */
export function handleMissedDeadline(
  person: CaseInProgress,
  calls: BackgroundCalls,
  deadline: Deadline,
): void {
  const { caseId, campaignId } = person.of();
  const { kind, dueAt, reason } = deadline;
  const missed = { caseId, campaignId, deadline: kind, dueAt, reason, ...person.trace() };
  calls.start(() => recordMissed(missed, person.summaries().missed(reason)));
  calls.start(() => tracks[kind](person, deadline));
}
