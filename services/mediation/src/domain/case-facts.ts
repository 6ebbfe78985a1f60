import type { MediationKind, NeedKind } from '@iwaa/contracts/vocabulary';

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
export interface CaseFacts {
  readonly closed: boolean;
  readonly needs: readonly AnsweredNeed[];
  readonly consentsGiven: readonly { readonly consentId: string; readonly until: string | null }[];
  readonly consentsWithdrawn: readonly { readonly consentId: string; readonly at: string }[];
  /** When a need was stated under a consent that may be older than the case. */
  readonly consentedNeedsAt: readonly string[];
}

export const noCaseFacts: CaseFacts = {
  closed: false,
  needs: [],
  consentsGiven: [],
  consentsWithdrawn: [],
  consentedNeedsAt: [],
};

/** The kind of mediation that answers a need, or undefined for a need that is another service's. */
export function mediationKindOf(need: NeedKind): MediationKind | undefined {
  if (need === 'social-mediation') return 'social';
  return need === 'family-mediation' ? 'family' : undefined;
}

/**
 * Whether the person agrees, at a moment (ISO-8601), that the family is spoken to. Where no consent of this case is
 * known by its id, a need that was stated under an older one counts, until any withdrawal after it: better to ask the
 * person once too often than once too little.
 */
export function hasConsent(facts: CaseFacts, at: string): boolean {
  const { consentsGiven, consentsWithdrawn, consentedNeedsAt } = facts;
  if (!needVouchesForConsent(facts))
    return consentsGiven.some(
      ({ consentId, until }) =>
        consentsWithdrawn.every((withdrawn) => withdrawn.consentId !== consentId) &&
        (until === null || Date.parse(until) > Date.parse(at)),
    );
  return consentedNeedsAt.some((stated) =>
    consentsWithdrawn.every((withdrawn) => Date.parse(withdrawn.at) < Date.parse(stated)),
  );
}

/**
 * Whether a need that was stated under a consent has to be remembered for it. Once a consent of the case is known by its id
 * it never does any more, since no consent is ever forgotten.
 */
export function needVouchesForConsent({ consentsGiven }: CaseFacts): boolean {
  return consentsGiven.length === 0;
}

/** Whether a need was answered before, so that its fact, delivered again, opens nothing. */
export function isAnswered(facts: CaseFacts, needId: string): boolean {
  return facts.needs.some((need) => need.needId === needId);
}

/**
 * Whether a refusal of mediation, said at a moment (ISO-8601), still stands. One that is older than the last need of that
 * kind does not: the person has asked again since.
 */
export function declineStands(facts: CaseFacts, kind: MediationKind, declinedAt: string): boolean {
  return facts.needs.every(
    (need) => need.kind !== kind || Date.parse(need.statedAt) <= Date.parse(declinedAt),
  );
}
