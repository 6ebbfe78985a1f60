import type { ConsentPurpose, NeedKind } from '@iwaa/contracts/vocabulary';
import { type Consent, type Consents, consentFor } from '@iwaa/domain/consent';

/** The purpose that a person must agree to before a need of this kind is passed on; null where nothing is passed on. */
const purposes: Record<NeedKind, ConsentPurpose | null> = {
  shelter: 'referral',
  health: 'referral',
  'elderly-care': 'referral',
  'womens-space': 'referral',
  'social-mediation': 'mediation',
  'family-mediation': 'mediation',
  aid: null,
};

/** The consent under which a need of this kind may be passed on at a moment (ISO-8601); null where there is none. */
export function consentBehind(consents: Consents, kind: NeedKind, at: string): Consent | null {
  const purpose = purposes[kind];
  return purpose === null ? null : (consentFor(consents, { purpose }, at) ?? null);
}
