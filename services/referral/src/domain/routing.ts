import type { ReferralReason, ReferralService } from '@iwaa/contracts/vocabulary';
import { isOpen } from '@iwaa/domain/referral-states';
import type { RegisteredAgency } from './agency.ts';
import { type AskedReferral, isAsked, type Referral } from './referral.ts';

/** Whom to ask for a need, or why nobody is asked: the consent leaves out all who are left, or nobody is left. */
export type Choice = { readonly agencyId: string } | 'no-consent' | 'nobody-left';

/**
 * Chooses the agency to ask: one that gives the service and was not asked before, and that may learn of
 * the person; those that can take somebody come first, then the lowest rank, then the id, so that the same facts always
 * lead to the same agency.
 */
export function agencyToAsk(
  agencies: readonly RegisteredAgency[],
  service: ReferralService,
  askedBefore: ReadonlySet<string>,
  mayLearn: (agencyId: string) => boolean,
): Choice {
  const left = agencies.filter(
    (agency) => agency.services.includes(service) && !askedBefore.has(agency.agencyId),
  );
  const consented = left.filter(({ agencyId }) => mayLearn(agencyId));
  const canTake = consented.filter((agency) => agency.capacity !== 'no-capacity');
  const chosen = (canTake.length > 0 ? canTake : consented).toSorted(byRankThenId)[0];
  if (chosen) return { agencyId: chosen.agencyId };
  return left.length > 0 ? 'no-consent' : 'nobody-left';
}

/**
 * Judges the agency that somebody has chosen. It may have been asked before; one that can take nobody is asked only when no other
 * is left that can.
 */
export function chosenAgency(
  agencies: readonly RegisteredAgency[],
  service: ReferralService,
  chosen: string,
  askedBefore: ReadonlySet<string>,
  mayLearn: (agencyId: string) => boolean,
): Choice | 'not-eligible' | 'takes-nobody' {
  const agency = agencies.find(({ agencyId, services }) => agencyId === chosen && services.includes(service));
  if (!agency) return 'not-eligible';
  if (!mayLearn(chosen)) return 'no-consent';
  const another = agencies.some(
    ({ agencyId, services, capacity }) =>
      agencyId !== chosen &&
      services.includes(service) &&
      capacity !== 'no-capacity' &&
      !askedBefore.has(agencyId) &&
      mayLearn(agencyId),
  );
  return agency.capacity === 'no-capacity' && another ? 'takes-nobody' : { agencyId: chosen };
}

function byRankThenId(one: RegisteredAgency, other: RegisteredAgency): number {
  return one.rank - other.rank || (one.agencyId < other.agencyId ? -1 : 1);
}

/**
 * The agencies not to ask again for a need. One whose referral was only taken back because a consent was missing has not
 * said no, and may be asked once there is a consent again.
 */
export function askedBefore(referrals: readonly Referral[]): ReadonlySet<string> {
  return new Set(
    referrals
      .filter(isAsked)
      .filter((referral) => !endedForWantOfConsent(referral))
      .map((referral) => referral.agencyId),
  );
}

/** Why the next agency is looked for. */
export type AskingCause =
  /** The need was stated. */
  | { readonly type: 'need-identified' }
  /** A consent was given for a need that was stated before, or ended while another one may be in force. */
  | { readonly type: 'consent-changed' }
  /** The referral of another need, which had covered this one, ended without serving it. */
  | { readonly type: 'cover-ended' }
  /** The agency of this attempt said no or did not answer. */
  | { readonly type: 'agency-said-no'; readonly attempt: number }
  /** Somebody asks for it. */
  | { readonly type: 'asked-by-hand' };

/**
 * Which attempt at a need a cause leads to, judged by the referrals that the need has already had: a cause that comes
 * a second time finds that its attempt was made, and leads nowhere.
 * @returns the attempt's number, from 1 on, or undefined when there is nothing to do.
 */
export function attemptToMake(referralsOfNeed: readonly Referral[], cause: AskingCause): number | undefined {
  const asked = referralsOfNeed.filter(isAsked);
  const last = lastAsked(referralsOfNeed);
  const next = (last?.attempt ?? 0) + 1;
  const unplaced = referralsOfNeed.length > asked.length;
  switch (cause.type) {
    case 'need-identified':
      return last || unplaced ? undefined : 1;
    case 'consent-changed':
    case 'cover-ended':
      return unplaced || (last && !leavesNextToAsk(last)) ? undefined : next;
    case 'agency-said-no':
      return last?.attempt === cause.attempt && !unplaced ? next : undefined;
    case 'asked-by-hand':
      return last && (isOpen(last.state) || last.state === 'completed') ? undefined : next;
    default:
      return cause satisfies never;
  }
}

/** The referral to the agency that was asked last for a need. */
export function lastAsked(referralsOfNeed: readonly Referral[]): AskedReferral | undefined {
  return referralsOfNeed
    .filter(isAsked)
    .toSorted((one, other) => one.attempt - other.attempt)
    .at(-1);
}

/** Whether a need is served, or may still be, by what was asked for another need that covers it. */
export function isStillCovered(referralsOfCover: readonly Referral[]): boolean {
  const last = lastAsked(referralsOfCover);
  return last !== undefined && (isOpen(last.state) || last.state === 'completed');
}

/**
 * Whether this referral's end left a next agency to ask. It was not asked if there was no consent for it, or if another
 * need's referral was open in that moment.
 */
function leavesNextToAsk(last: AskedReferral): boolean {
  return (
    endedForWantOfConsent(last) ||
    last.state === 'rejected' ||
    (last.state === 'cancelled' && last.reason === 'no-answer')
  );
}

/** Whether a referral that is cancelled for this reason was taken back only because there was no consent any more. */
export function isForWantOfConsent(reason: ReferralReason | null): boolean {
  return reason === 'consent-withdrawn' || reason === 'consent-ended';
}

function endedForWantOfConsent({ state, reason }: AskedReferral): boolean {
  return state === 'cancelled' && isForWantOfConsent(reason);
}
