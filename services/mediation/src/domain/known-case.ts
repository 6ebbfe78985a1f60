import type { MediationKind, NeedKind } from '@iwaa/contracts/vocabulary';
import { type Consents, isConsented, noConsents } from '@iwaa/domain/consent';

/** A need of the person that was answered here: by a file of its own, or by the one that was open already. */
export interface AnsweredNeed {
  readonly needId: string;
  readonly kind: MediationKind;
  /** When the person said it, ISO-8601. */
  readonly statedAt: string;
}

/**
 * What other services said about a case that mediation has to know. It is a set: the same facts in another order, or
 * twice, come to the same.
 */
export interface KnownCase {
  readonly closed: boolean;
  readonly needs: readonly AnsweredNeed[];
  readonly consents: Consents;
}

export const unknownCase: KnownCase = { closed: false, needs: [], consents: noConsents };

/** The kind of mediation that answers a need, or undefined for a need that is another service's. */
export function mediationKindOf(need: NeedKind): MediationKind | undefined {
  if (need === 'social-mediation') return 'social';
  return need === 'family-mediation' ? 'family' : undefined;
}

/** Whether the person agrees, at a moment (ISO-8601), that the family is spoken to. */
export function hasConsent({ consents }: KnownCase, at: string): boolean {
  return isConsented(consents, { purpose: 'mediation' }, at);
}

/** Whether a need was answered before, so that its fact, delivered again, opens nothing. */
export function isAnswered(known: KnownCase, needId: string): boolean {
  return known.needs.some((need) => need.needId === needId);
}

/**
 * Whether a refusal of mediation, said at a moment (ISO-8601), still stands. One that is older than the last need of that
 * kind does not: the person has asked again since.
 */
export function declineStands(known: KnownCase, kind: MediationKind, declinedAt: string): boolean {
  return known.needs.every(
    (need) => need.kind !== kind || Date.parse(need.statedAt) <= Date.parse(declinedAt),
  );
}
