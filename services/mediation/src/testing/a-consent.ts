import { randomUUID } from 'node:crypto';
import type { Consent } from '@iwaa/domain/consent';

/** A consent to mediation, given in an earlier case of the person. */
export function aConsent(part: Partial<Consent> = {}): Consent {
  return {
    consentId: randomUUID(),
    purpose: 'mediation',
    agencyId: null,
    until: null,
    sequence: 1,
    ...part,
  };
}
