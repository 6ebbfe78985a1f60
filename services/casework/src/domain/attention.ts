import { type AttentionReason, attentionReasons } from '@iwaa/contracts/vocabulary';
import { couldGoOn } from '@iwaa/domain/referral-states';
import type { CaseFile, KnownBed, KnownReferral } from './case-file.ts';
import type { Deadline } from './deadlines.ts';
import { earliest, isAfter } from './instants.ts';
import { isFollowed } from './referral-followed.ts';
import { referralStanding } from './referral-standing.ts';

/** A reason why a case asks for a person's eye, and since when (ISO-8601). */
export interface Attention {
  reason: AttentionReason;
  since: string;
}

/** Since when a case asks for attention for one reason; null while it does not. */
type AsksSince = (file: CaseFile, overdueDeadlines: readonly Deadline[]) => string | null;

/** Since the first of the deadlines with this reason was due. */
const sinceDue =
  (reason: AttentionReason): AsksSince =>
  (_file, overdueDeadlines) =>
    first(overdueDeadlines.filter((deadline) => deadline.reason === reason).map(({ dueAt }) => dueAt));

/** For each reason since when a case asks for a person's eye. */
const rules: Record<AttentionReason, AsksSince> = {
  'offer-unanswered': (file, overdueDeadlines) =>
    earliest(sinceDue('offer-unanswered')(file, overdueDeadlines), offerUnanswered(file)),
  'bed-hold-lapsed': (file, overdueDeadlines) =>
    earliest(
      sinceDue('bed-hold-lapsed')(file, overdueDeadlines),
      bedLostUnanswered(file, ({ state }) => state === 'lapsed'),
    ),
  'waiting-too-long': sinceDue('waiting-too-long'),
  'absent-without-pass': sinceDue('absent-without-pass'),
  'bed-lost-by-absence': (file) => bedLostUnanswered(file, ({ left }) => left === 'absent-without-pass'),
  'referral-unanswered': sinceDue('referral-unanswered'),
  'referral-unfinished': sinceDue('referral-unfinished'),
  'referral-not-placed': (file) => referralUnanswered(file, 'not-placed'),
  'agency-withdrew': (file) => referralUnanswered(file, 'failed'),
  'agency-accepted-late': acceptedLate,
  'family-not-contacted': sinceDue('family-not-contacted'),
  'return-undecided': sinceDue('return-undecided'),
  'visit-overdue': sinceDue('visit-overdue'),
  'return-broke-down': brokeDownUnanswered,
  'consent-ended': sinceDue('consent-ended'),
  'fact-put-aside': (file) =>
    first(Object.values(file.putAside).flatMap(({ taken, at }) => (taken ? [] : [at]))),
};

/**
 * Why a case asks for a person's eye, and since when. Each reason goes by itself when the facts answer it; a closed case
 * asks for nothing.
 */
export function attentionOf(file: CaseFile, overdueDeadlines: readonly Deadline[]): Attention[] {
  if (file.closed) return [];
  return attentionReasons.flatMap((reason) => {
    const since = rules[reason](file, overdueDeadlines);
    return since === null ? [] : [{ reason, since }];
  });
}

/** Beds that the person has lost, and since then nobody met them or found another place: when the first of them was. */
function bedLostUnanswered(file: CaseFile, isLost: (bed: KnownBed) => boolean): string | null {
  const beds = Object.values(file.beds);
  const since = [
    file.lastContactAt,
    file.needs.shelter?.at ?? null,
    ...beds.filter((bed) => bed.state === 'held' || bed.state === 'occupied').map((bed) => bed.at),
    ...Object.values(file.waits).map((wait) => wait.at),
    ...Object.values(file.returns).map((home) => home.homeAt),
    ...Object.values(file.referrals)
      .filter((referral) => referral.outcome === 'admitted')
      .map((referral) => referral.at),
  ];
  return first(
    beds
      .filter((bed) => isLost(bed) && !since.some((at) => at !== null && isAfter(at, bed.at)))
      .map(({ at }) => at),
  );
}

/** Offers that the person did not answer, and since then nobody has spoken to them: when the first of them ran out. */
function offerUnanswered(file: CaseFile): string | null {
  const beds = Object.values(file.beds);
  const since = [
    file.lastContactAt,
    file.needs.shelter?.at ?? null,
    ...beds.filter(({ state }) => state === 'held' || state === 'occupied').map(({ at }) => at),
  ];
  const lapsed = beds.filter(({ state }) => state === 'offer-lapsed');
  return first(
    lapsed.filter((bed) => !since.some((at) => at !== null && isAfter(at, bed.at))).map(({ at }) => at),
  );
}

function referralUnanswered(file: CaseFile, state: KnownReferral['state']): string | null {
  return first(
    Object.values(file.referrals)
      .filter((referral) => referral.state === state && !isFollowed(file, referral))
      .map(({ at }) => at),
  );
}

/** Since when an agency that accepted after its time waits for somebody to take it up. */
function acceptedLate(file: CaseFile): string | null {
  return first(acceptedTooLate(file).flatMap(({ saidLate }) => saidLate?.at ?? []));
}

/** The referrals that an agency accepted after their time, while the person may want it and nobody else has taken them. */
export function acceptedTooLate(file: CaseFile): KnownReferral[] {
  const referrals = Object.values(file.referrals);
  return referrals.filter((referral) => {
    const { saidLate, service } = referral;
    if (saidLate?.answer !== 'accepted' || !couldGoOn(referral)) return false;
    const word = file.needs[service];
    if (word?.declined && isAfter(word.at, saidLate.at)) return false;
    return !referrals.some(
      (other) =>
        other.service === service &&
        (referralStanding[other.state] === 'accepted' || other.state === 'completed'),
    );
  });
}

/** A return did not hold, and since then nobody worked towards another. */
function brokeDownUnanswered(file: CaseFile): string | null {
  const since = [
    ...Object.values(file.returns).map((home) => home.homeAt),
    ...Object.values(file.mediations).map((mediation) => mediation.workedAt),
  ];
  return first(
    Object.values(file.returns).flatMap(({ brokeDownAt }) => {
      if (brokeDownAt === null) return [];
      return since.some((at) => at !== null && isAfter(at, brokeDownAt)) ? [] : [brokeDownAt];
    }),
  );
}

function first(instants: readonly string[]): string | null {
  return instants.reduce(earliest, null as string | null);
}
