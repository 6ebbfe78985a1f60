import type { ReferralService } from '@iwaa/contracts/vocabulary';
import type { RegisteredAgency } from './agency.ts';
import { type AskedReferral, isAsked, type Referral } from './referral.ts';
import { isOpen } from './referral-states.ts';

/**
 * The agency to ask: one of the campaign that gives the service and was not asked before; those that can take somebody
 * come first, then the lowest rank, then the id, so that the same facts always lead to the same agency.
 * @returns its id, or undefined when nobody is left to ask.
 */
export function agencyToAsk(
  agencies: readonly RegisteredAgency[],
  wanted: { readonly campaignId: string; readonly service: ReferralService },
  askedBefore: ReadonlySet<string>,
): string | undefined {
  const eligible = agencies.filter(
    (agency) =>
      agency.campaignId === wanted.campaignId &&
      agency.services.includes(wanted.service) &&
      !askedBefore.has(agency.agencyId),
  );
  const canTake = eligible.filter((agency) => agency.capacity !== 'no-capacity');
  return (canTake.length > 0 ? canTake : eligible).toSorted(byRankThenId)[0]?.agencyId;
}

function byRankThenId(one: RegisteredAgency, other: RegisteredAgency): number {
  return one.rank - other.rank || (one.agencyId < other.agencyId ? -1 : 1);
}

/**
 * The agencies not to ask again for a need. One whose referral was only taken back because a consent was missing has not
 * said no, and may be asked once there is a consent again.
 */
export function askedBefore(referralsOfNeed: readonly Referral[]): ReadonlySet<string> {
  return new Set(
    referralsOfNeed
      .filter(isAsked)
      .filter((referral) => !endedForWantOfConsent(referral))
      .map((referral) => referral.agencyId),
  );
}

/** Why the next agency is looked for. */
export type AskingCause =
  /** The need was stated. */
  | { readonly type: 'need-identified' }
  /** A consent was given for a need that was stated before. */
  | { readonly type: 'consent-given' }
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
    case 'consent-given':
      if (!last) return unplaced ? undefined : 1;
      return endedForWantOfConsent(last) && !unplaced ? next : undefined;
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

function endedForWantOfConsent(referral: AskedReferral): boolean {
  return referral.state === 'cancelled' && referral.reason === 'consent-withdrawn';
}
