import type { EventOf } from '@iwaa/contracts/event';
import type { needIdentified } from '@iwaa/contracts/events/intake';
import type { ReferralReason, ReferralService } from '@iwaa/contracts/vocabulary';
import { type Consents, endOfConsent, endsAfter, isConsented, noConsents } from '@iwaa/domain/consent';

/** Whom an agency has to be able to take, in the codes that intake tells with a need. */
export type AgencyProfile = NonNullable<EventOf<typeof needIdentified>['data']['forAgency']>;

/** A need that intake has told of. */
export interface KnownNeed {
  readonly needId: string;
  readonly service: ReferralService;
  readonly night: string;
  /** When the person stated it, ISO-8601. */
  readonly statedAt: string;
  /** Null where it was not told. */
  readonly forAgency?: AgencyProfile | null | undefined;
}

/** A need for which nobody was asked because a referral of another one, of the same service, was open. */
export interface CoveredNeed {
  readonly needId: string;
  readonly byNeedId: string;
}

/**
 * What has to be known of a case beside its referrals, so that a need that comes late or a second time is judged by what
 * has happened since. Each part only ever grows, so the order in which facts come does not matter.
 */
export interface KnownCase {
  readonly closed: boolean;
  readonly needs: readonly KnownNeed[];
  /** When a service was last declined, by service. */
  readonly declinedAt: Readonly<Partial<Record<ReferralService, string>>>;
  readonly consents: Consents;
  readonly covered: readonly CoveredNeed[];
  /** Whom an agency has to be able to take since the last correction, and that fact's sequence. */
  readonly corrected?: (AgencyProfile & { readonly sequence: number }) | null;
}

export const unknownCase: KnownCase = {
  closed: false,
  needs: [],
  declinedAt: {},
  consents: noConsents,
  covered: [],
};

/** Why a case or its person wants nothing asked of anybody. */
export type Objection = Extract<ReferralReason, 'case-closed' | 'declined-by-person'>;

/**
 * What speaks against asking any agency for a service.
 * @param since when the person stated the need, or agreed to it, or somebody asks for it by hand; whatever was declined
 * before does not count.
 */
export function objection(known: KnownCase, service: ReferralService, since: string): Objection | undefined {
  if (known.closed) return 'case-closed';
  const declinedAt = known.declinedAt[service];
  if (declinedAt !== undefined && Date.parse(declinedAt) > Date.parse(since)) return 'declined-by-person';
  return undefined;
}

/** Whether an agency may learn of the person at a moment (ISO-8601). */
export function mayLearn(known: KnownCase, agencyId: string, at: string): boolean {
  return isConsented(known.consents, { purpose: 'referral', agencyId }, at);
}

/** The reason with which a referral is cancelled for which there is no consent any more. */
export type ConsentLoss = Extract<ReferralReason, 'consent-withdrawn' | 'consent-ended'>;

/** Why a consent under which an agency could be asked is no longer one. */
export function whyConsentEnded({ consents }: KnownCase, agencyId: string): ConsentLoss {
  const last = consents.given.findLast(
    (consent) =>
      consent.purpose === 'referral' && (consent.agencyId === null || consent.agencyId === agencyId),
  );
  return last && !consents.withdrawn.includes(last.consentId) ? 'consent-ended' : 'consent-withdrawn';
}

/**
 * What became of the consent to ask an agency that is said to have run out at an instant: it has, and why it is none any more;
 * or the person has agreed for longer; or by this clock (`at`) it still runs for a moment.
 */
export function consentAfterEnd(
  known: KnownCase,
  agencyId: string,
  endedAt: string,
  at: string,
): ConsentLoss | 'agreed-anew' | 'still-runs' {
  if (!mayLearn(known, agencyId, at)) return whyConsentEnded(known, agencyId);
  const end = endOfConsent(known.consents, { purpose: 'referral', agencyId });
  return end !== undefined && endsAfter(end, endedAt) ? 'agreed-anew' : 'still-runs';
}
