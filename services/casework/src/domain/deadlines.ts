import { durationMs } from '@iwaa/contracts/duration';
import type { AttentionReason, DeadlineKind, Deadlines } from '@iwaa/contracts/vocabulary';
import type { CaseFile } from './case-file.ts';
import { addMs, isAfter, latest } from './instants.ts';

/** What is asked of the owner of a thing whose time has run out. */
export type Remedy =
  | { type: 'lapse-hold'; holdId: string }
  | { type: 'reroute-referral'; referralId: string }
  | { type: 'ask-another-shelter'; needId: string; night: string };

/** A deadline that runs: something is awaited and has not come yet. */
export interface Deadline {
  /** Names the deadline and what it waits for, such as `referralAnswer:<referralId>`. */
  key: string;
  kind: DeadlineKind;
  dueAt: string;
  reason: AttentionReason;
  remedy: Remedy | null;
}

const reasons: Record<DeadlineKind, AttentionReason> = {
  bedHold: 'bed-hold-lapsed',
  waitingForBed: 'waiting-too-long',
  referralAnswer: 'referral-unanswered',
  referralCompletion: 'referral-unfinished',
  familyContact: 'family-not-contacted',
  returnDecision: 'return-undecided',
  followUpGrace: 'visit-overdue',
};

/** The deadlines that run for a case, soonest first; none when it is closed. An extension counts where it is later. */
export function runningDeadlines(file: CaseFile, deadlines: Deadlines): Deadline[] {
  if (file.closed) return [];
  const running = [
    ...stayDeadlines(file, deadlines),
    ...referralDeadlines(file, deadlines),
    ...mediationDeadlines(file, deadlines),
    ...visitDeadlines(file, deadlines),
  ];
  return running.sort(
    (one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt) || (one.key < other.key ? -1 : 1),
  );
}

/** The running deadlines that were found missed and are still unanswered and not extended. */
export function overdue(file: CaseFile, deadlines: Deadlines): Deadline[] {
  return runningDeadlines(file, deadlines).filter((deadline) => {
    const missed = file.missed[deadline.kind];
    return missed !== undefined && !isAfter(deadline.dueAt, missed);
  });
}

function deadline(
  file: CaseFile,
  kind: DeadlineKind,
  what: string,
  dueAt: string,
  remedy: Remedy | null = null,
): Deadline {
  const until = latest(dueAt, file.extensions[kind]?.until ?? null) ?? dueAt;
  return { key: `${kind}:${what}`, kind, dueAt: until, reason: reasons[kind], remedy };
}

function* stayDeadlines(file: CaseFile, deadlines: Deadlines): Generator<Deadline> {
  for (const bed of Object.values(file.beds)) {
    if (bed.state !== 'held' || !bed.expiresAt || !bed.holdId) continue;
    const { holdId } = bed;
    yield deadline(file, 'bedHold', holdId, bed.expiresAt, { type: 'lapse-hold', holdId });
  }
  const patience = durationMs(deadlines.waitingForBed);
  for (const [entryId, wait] of Object.entries(file.waits)) {
    if (!wait.waits) continue;
    const { needId, night } = wait;
    const remedy: Remedy | null = needId && night ? { type: 'ask-another-shelter', needId, night } : null;
    yield deadline(file, 'waitingForBed', entryId, addMs(wait.at, patience), remedy);
  }
}

function* referralDeadlines(file: CaseFile, deadlines: Deadlines): Generator<Deadline> {
  const patience = durationMs(deadlines.referralCompletion);
  for (const [referralId, referral] of Object.entries(file.referrals)) {
    switch (referral.state) {
      case 'requested':
        if (!referral.answerBy) break;
        yield deadline(file, 'referralAnswer', referralId, referral.answerBy, {
          type: 'reroute-referral',
          referralId,
        });
        break;
      case 'accepted':
      case 'in-progress':
      case 'on-hold':
        yield deadline(
          file,
          'referralCompletion',
          referralId,
          addMs(referral.acceptedAt ?? referral.at, patience),
        );
        break;
      case 'rejected':
      case 'not-placed':
      case 'completed':
      case 'failed':
      case 'cancelled':
        break;
      default:
        referral.state satisfies never;
    }
  }
}

function* mediationDeadlines(file: CaseFile, deadlines: Deadlines): Generator<Deadline> {
  const toReach = durationMs(deadlines.familyContact);
  const toDecide = durationMs(deadlines.returnDecision);
  for (const [fileId, mediation] of Object.entries(file.mediations)) {
    if (mediation.kind !== 'family' || mediation.closedAt || mediation.agreedAt) continue;
    if (mediation.reachedAt) {
      yield deadline(file, 'returnDecision', fileId, addMs(mediation.reachedAt, toDecide));
    } else if (mediation.openedAt) {
      yield deadline(file, 'familyContact', fileId, addMs(mediation.openedAt, toReach));
    }
  }
}

function* visitDeadlines(file: CaseFile, deadlines: Deadlines): Generator<Deadline> {
  const grace = durationMs(deadlines.followUpGrace);
  for (const [reintegrationId, home] of Object.entries(file.returns)) {
    if (home.confirmedAt || home.brokeDownAt) continue;
    for (const [index, dueAt] of home.visitsDueAt.entries()) {
      const visit = index + 1;
      if (home.visitsMade.includes(visit)) continue;
      yield deadline(file, 'followUpGrace', `${reintegrationId}:${visit}`, addMs(dueAt, grace));
    }
  }
}
