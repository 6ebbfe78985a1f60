import type { ConsentPurpose, NeedKind } from '@iwaa/contracts/vocabulary';

export interface Consent {
  consentId: string;
  purpose: ConsentPurpose;
  /** ISO-8601 instant from which it no longer holds, or null when it holds until it is withdrawn. */
  until: string | null;
  /** A person has one standing consent for a purpose: a later one replaces it. */
  standing: 'given' | 'replaced' | 'withdrawn';
}

const purposes: Record<NeedKind, ConsentPurpose | null> = {
  shelter: 'referral',
  health: 'referral',
  'elderly-care': 'referral',
  'womens-space': 'referral',
  'social-mediation': 'mediation',
  'family-mediation': 'mediation',
  aid: null,
};

/** The purpose that a person must agree to before a need of this kind is passed on; null where nothing is passed on. */
export function purposeOf(kind: NeedKind): ConsentPurpose | null {
  return purposes[kind];
}

/** Whether a moment lies before a consent's end; ISO-8601 instants of any precision or offset. */
export function endsAfter(until: string | null, at: string): boolean {
  return until === null || Date.parse(until) > Date.parse(at);
}

/** The consents that hold at a moment. */
export function consentsInForce(consents: readonly Consent[], at: string): Consent[] {
  return consents.filter((consent) => consent.standing === 'given' && endsAfter(consent.until, at));
}

/** Whether one of these consents holds at a moment for what a need of this kind asks. */
export function isConsented(consents: readonly Consent[], kind: NeedKind, at: string): boolean {
  const purpose = purposeOf(kind);
  return purpose === null || consentsInForce(consents, at).some((consent) => consent.purpose === purpose);
}
