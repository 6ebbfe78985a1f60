import { durationMs } from '@iwaa/contracts/duration';
import {
  type AttentionReason,
  type CaseDeadlineKind,
  caseDeadlineKinds,
  type Deadlines,
} from '@iwaa/contracts/vocabulary';
import { endOfConsent } from '@iwaa/domain/consent';
import type { CaseFile, KnownReferral } from './case-file.ts';
import { addMs, isAfter, latest } from './instants.ts';
import { isFollowed } from './referral-followed.ts';
import { referralStanding } from './referral-standing.ts';

/** What is asked of the owner of a thing whose time has run out. */
export type Remedy =
  | { type: 'lapse-hold'; holdId: string }
  | { type: 'end-absent-stay'; bedId: string; stayId: string; losesBedAt: string }
  | { type: 'reroute-referral'; referralId: string }
  | { type: 'end-unconsented-referral'; referralId: string }
  | { type: 'ask-another-shelter'; needId: string; night: string };

/** A deadline that runs: something is awaited and has not come yet. */
export interface Deadline {
  /** Names the deadline and what it waits for, such as `referralAnswer:<referralId>`. */
  key: string;
  kind: CaseDeadlineKind;
  dueAt: string;
  reason: AttentionReason;
  remedy: Remedy | null;
}

/** One thing that is awaited: what it is, by when it is due, and what is asked of its owner when it does not come. */
interface Awaited {
  what: string;
  dueAt: string;
  remedy?: Remedy;
}

interface DeadlineRule {
  /** Why a case asks for a person's eye when this deadline was missed. */
  reason: AttentionReason;
  /** What is awaited now, by what the campaign allows for it. */
  awaits(file: CaseFile, allowed: Deadlines): Iterable<Awaited>;
}

/** For each kind of deadline when it runs, and what its being missed means. */
const rules: Record<CaseDeadlineKind, DeadlineRule> = {
  bedOffer: { reason: 'offer-unanswered', awaits: answersToOffers },
  bedHold: { reason: 'bed-hold-lapsed', awaits: checkIns },
  waitingForBed: { reason: 'waiting-too-long', awaits: bedsForWaiting },
  absenceReminder: { reason: 'absent-without-pass', awaits: searches },
  absence: { reason: 'absent-without-pass', awaits: comebacks },
  referralAnswer: { reason: 'referral-unanswered', awaits: agencyAnswers },
  referralCompletion: { reason: 'referral-unfinished', awaits: completions },
  familyContact: { reason: 'family-not-contacted', awaits: familyContacts },
  returnDecision: { reason: 'return-undecided', awaits: returnDecisions },
  followUpGrace: { reason: 'visit-overdue', awaits: visits },
  consentEnd: { reason: 'consent-ended', awaits: agreements },
};

/** The deadlines that run for a case, soonest first; none when it is closed. An extension counts where it is later. */
export function runningDeadlines(file: CaseFile, deadlines: Deadlines): Deadline[] {
  if (file.closed) return [];
  const extensions: Partial<Record<CaseDeadlineKind, { until: string }>> = file.extensions;
  const running = caseDeadlineKinds.flatMap((kind) => {
    const { reason, awaits } = rules[kind];
    const extended = extensions[kind]?.until ?? null;
    return Array.from(awaits(file, deadlines), ({ what, dueAt, remedy }) => ({
      key: `${kind}:${what}`,
      kind,
      dueAt: latest(dueAt, extended) ?? dueAt,
      reason,
      remedy: remedy ?? null,
    }));
  });
  return running.sort(
    (one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt) || (one.key < other.key ? -1 : 1),
  );
}

/** Those of a case's running deadlines that were found missed and are still unanswered and not extended. */
export function overdue({ missed }: Pick<CaseFile, 'missed'>, running: readonly Deadline[]): Deadline[] {
  return running.filter(({ kind, dueAt }) => {
    const at = missed[kind];
    return at !== undefined && !isAfter(dueAt, at);
  });
}

/** An offer says itself until when it is to be answered. */
function* answersToOffers(file: CaseFile): Generator<Awaited> {
  for (const { state, holdId, lapsesAt } of Object.values(file.beds)) {
    if (state !== 'offered' || !lapsesAt || !holdId) continue;
    yield { what: holdId, dueAt: lapsesAt, remedy: { type: 'lapse-hold', holdId } };
  }
}

/** A hold says itself when it ends, since the campaign's time for it may have changed since. */
function* checkIns(file: CaseFile): Generator<Awaited> {
  for (const { state, holdId, lapsesAt } of Object.values(file.beds)) {
    if (state !== 'held' || !lapsesAt || !holdId) continue;
    yield { what: holdId, dueAt: lapsesAt, remedy: { type: 'lapse-hold', holdId } };
  }
}

/** Somebody absent without a pass is looked for before they lose the bed. */
function* searches(file: CaseFile, { absenceReminder }: Deadlines): Generator<Awaited> {
  for (const { state, absence } of Object.values(file.beds)) {
    if (state !== 'occupied' || !absence?.withoutPassSince) continue;
    yield { what: absence.stayId, dueAt: addMs(absence.withoutPassSince, durationMs(absenceReminder)) };
  }
}

/** An absence says itself when the bed is lost, since the campaign's grace may have changed, and sanctions rest on cold nights. */
function* comebacks(file: CaseFile): Generator<Awaited> {
  for (const [bedId, { state, absence }] of Object.entries(file.beds)) {
    if (state !== 'occupied' || !absence?.losesBedAt) continue;
    const { stayId, losesBedAt } = absence;
    yield { what: stayId, dueAt: losesBedAt, remedy: { type: 'end-absent-stay', bedId, stayId, losesBedAt } };
  }
}

/** Who joined the list on a cold night may be looked after sooner; the place in the list says so itself. */
function* bedsForWaiting(file: CaseFile, { waitingForBed }: Deadlines): Generator<Awaited> {
  for (const [entryId, { waits, at, needId, night, lookElsewhereBy }] of Object.entries(file.waits)) {
    if (!waits) continue;
    const usual = addMs(at, durationMs(waitingForBed));
    const isSooner = lookElsewhereBy !== undefined && isAfter(usual, lookElsewhereBy);
    const awaited = { what: entryId, dueAt: isSooner ? lookElsewhereBy : usual };
    yield needId && night ? { ...awaited, remedy: { type: 'ask-another-shelter', needId, night } } : awaited;
  }
}

/** The referral itself says by when it is to be answered. */
function* agencyAnswers(file: CaseFile): Generator<Awaited> {
  for (const [referralId, { state, answerBy }] of Object.entries(file.referrals)) {
    if (referralStanding[state] !== 'asked' || !answerBy) continue;
    yield { what: referralId, dueAt: answerBy, remedy: { type: 'reroute-referral', referralId } };
  }
}

function* completions(file: CaseFile, { referralCompletion }: Deadlines): Generator<Awaited> {
  for (const [referralId, { state, acceptedAt, at }] of Object.entries(file.referrals)) {
    if (referralStanding[state] !== 'accepted') continue;
    yield { what: referralId, dueAt: addMs(acceptedAt ?? at, durationMs(referralCompletion)) };
  }
}

function* familyContacts(file: CaseFile, { familyContact }: Deadlines): Generator<Awaited> {
  for (const [fileId, { openedAt, reachedAt }] of openFamilyFiles(file)) {
    if (openedAt && !reachedAt) yield { what: fileId, dueAt: addMs(openedAt, durationMs(familyContact)) };
  }
}

function* returnDecisions(file: CaseFile, { returnDecision }: Deadlines): Generator<Awaited> {
  for (const [fileId, { reachedAt }] of openFamilyFiles(file)) {
    if (reachedAt) yield { what: fileId, dueAt: addMs(reachedAt, durationMs(returnDecision)) };
  }
}

/** The files of family mediation in which no return has been agreed yet. */
function openFamilyFiles(file: CaseFile): [string, CaseFile['mediations'][string]][] {
  return Object.entries(file.mediations).filter(
    ([, { kind, closedAt, agreedAt }]) => kind === 'family' && !closedAt && !agreedAt,
  );
}

function* visits(file: CaseFile, { followUpGrace }: Deadlines): Generator<Awaited> {
  for (const [reintegrationId, home] of Object.entries(file.returns)) {
    if (home.confirmedAt || home.brokeDownAt) continue;
    for (const [index, dueAt] of home.visitsDueAt.entries()) {
      const visit = index + 1;
      if (home.visitsMade.includes(visit)) continue;
      yield { what: `${reintegrationId}:${visit}`, dueAt: addMs(dueAt, durationMs(followUpGrace)) };
    }
  }
}

/**
 * That the person agrees anew, where something rests on a consent that has an end, or has waited since it ran out. One that
 * was withdrawn is the person's word, and nothing is awaited.
 */
function* agreements(file: CaseFile): Generator<Awaited> {
  for (const [referralId, referral] of Object.entries(file.referrals)) {
    if (referral.agencyId === null || !restsOnConsent(file, referral)) continue;
    const dueAt = endOfConsent(file.consents, { purpose: 'referral', agencyId: referral.agencyId });
    if (dueAt) yield { what: referralId, dueAt, remedy: { type: 'end-unconsented-referral', referralId } };
  }
  for (const [fileId, { kind, closedAt }] of Object.entries(file.mediations)) {
    if (kind !== 'family' || closedAt) continue;
    const dueAt = endOfConsent(file.consents, { purpose: 'mediation' });
    if (dueAt) yield { what: fileId, dueAt };
  }
}

function restsOnConsent(file: CaseFile, referral: KnownReferral): boolean {
  if (referralStanding[referral.state] !== 'ended') return true;
  return referral.reason === 'consent-ended' && !isFollowed(file, referral);
}
