import type { ReferralReason, ReferralService } from '@iwaa/contracts/vocabulary';

/**
 * What has to be remembered of a case beside its referrals, so that a need that comes late or a second time is judged by
 * what has happened since. Each part only ever grows, so the order in which facts come does not matter.
 */
export interface CaseFacts {
  readonly closed: boolean;
  /** When a service was last declined, by service. */
  readonly declinedAt: Readonly<Partial<Record<ReferralService, string>>>;
  /** When a consent to referrals was last given, and last withdrawn. */
  readonly consentGivenAt: string | null;
  readonly consentWithdrawnAt: string | null;
  /** Needs that asked for nothing because a referral of that service was open already. */
  readonly needsCovered: readonly string[];
}

export const noCaseFacts: CaseFacts = {
  closed: false,
  declinedAt: {},
  consentGivenAt: null,
  consentWithdrawnAt: null,
  needsCovered: [],
};

/** Why a case or its person wants nothing asked, or asked no more; the reason with which a referral is then cancelled. */
export type Objection = Extract<ReferralReason, 'case-closed' | 'declined-by-person' | 'consent-withdrawn'>;

/**
 * What speaks against asking an agency for a service.
 * @param since when the person stated the need, or agreed to it; whatever was declined or withdrawn before does not count.
 */
export function objection(facts: CaseFacts, service: ReferralService, since: string): Objection | undefined {
  if (facts.closed) return 'case-closed';
  if (isAfter(facts.declinedAt[service], since)) return 'declined-by-person';
  if (isAfter(facts.consentWithdrawnAt, since)) return 'consent-withdrawn';
  return undefined;
}

/** What speaks against asking by hand, now: a decision of today stands above what was declined before, a consent does not. */
export function objectionByHand(facts: CaseFacts): Objection | undefined {
  if (facts.closed) return 'case-closed';
  if (facts.consentWithdrawnAt === null) return undefined;
  return isAfter(facts.consentGivenAt, facts.consentWithdrawnAt) ? undefined : 'consent-withdrawn';
}

function isAfter(instant: string | null | undefined, other: string): boolean {
  return instant != null && Date.parse(instant) > Date.parse(other);
}
