import type { ReferralService } from '@iwaa/contracts/vocabulary';

/**
 * What has to be remembered of a case beside its referrals, so that a need that comes late or a second time is judged by
 * what has happened since. Each part only ever grows, so the order in which facts come does not matter.
 */
export interface CaseFacts {
  readonly closed: boolean;
  /** When a service was last declined, by service. */
  readonly declinedAt: Readonly<Partial<Record<ReferralService, string>>>;
  /** When a consent to referrals was last withdrawn. */
  readonly consentWithdrawnAt: string | null;
  /** Needs that asked for nothing because a referral of that service was open already. */
  readonly needsCovered: readonly string[];
}

export const noCaseFacts: CaseFacts = {
  closed: false,
  declinedAt: {},
  consentWithdrawnAt: null,
  needsCovered: [],
};

export interface StatedNeed {
  readonly needId: string;
  readonly service: ReferralService;
  /** When the person stated it, or agreed to it. */
  readonly since: string;
}

/** Why nothing may be asked for a need. */
export type NeedStop = 'case-closed' | 'declined-by-person' | 'consent-withdrawn' | 'covered';

/** What speaks against asking an agency for a need, or undefined when nothing does. */
export function whatStops(facts: CaseFacts, need: StatedNeed): NeedStop | undefined {
  if (facts.closed) return 'case-closed';
  if (isAfter(facts.declinedAt[need.service], need.since)) return 'declined-by-person';
  if (isAfter(facts.consentWithdrawnAt, need.since)) return 'consent-withdrawn';
  if (facts.needsCovered.includes(need.needId)) return 'covered';
  return undefined;
}

function isAfter(instant: string | null | undefined, other: string): boolean {
  return instant != null && Date.parse(instant) > Date.parse(other);
}
