import { randomUUID } from 'node:crypto';
import type { Consent } from '@iwaa/domain/consent';

/** A consent to referrals, given in an earlier case of the person unless the test says otherwise. */
export function aConsent(part: Partial<Consent> = {}): Consent {
  return { consentId: randomUUID(), purpose: 'referral', agencyId: null, until: null, sequence: 1, ...part };
}
