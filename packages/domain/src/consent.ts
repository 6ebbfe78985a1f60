import type { ConsentPurpose } from '@iwaa/contracts/vocabulary';

/** What a person agreed to, and where that stands among the facts of the person. */
export interface Consent {
  readonly consentId: string;
  readonly purpose: ConsentPurpose;
  /** The one agency that it is for, or null where it is for any. */
  readonly agencyId: string | null;
  /** ISO-8601 instant from which it no longer holds, or null where it holds until it is withdrawn. */
  readonly until: string | null;
  /** The sequence, among the facts of the person, of the one by which it was given. */
  readonly sequence: number;
}

/** A use that somebody wants to make of what a person agreed to. */
export interface ConsentedUse {
  readonly purpose: ConsentPurpose;
  /** Who is to learn of the person. Left out by who only asks whether anybody may. */
  readonly agencyId?: string;
}

/**
 * The consents of a person, as far as they are known. Both lists are sets that only grow, each in an order of its own, so
 * the same facts in another order, or delivered again, come to the same.
 */
export interface Consents {
  readonly given: readonly Consent[];
  /** The ids of those that were withdrawn. */
  readonly withdrawn: readonly string[];
}

export const noConsents: Consents = { given: [], withdrawn: [] };

/** The consents after one of them was given, or was heard of with a need that is stated under it. */
export function withGiven(consents: Consents, consent: Consent): Consents {
  const known = consents.given.some(({ consentId }) => consentId === consent.consentId);
  return known ? consents : { ...consents, given: [...consents.given, consent].sort(bySequence) };
}

/** The consents after one of them was withdrawn; it may be heard of only later that it was given. */
export function withWithdrawn(consents: Consents, consentId: string): Consents {
  return consents.withdrawn.includes(consentId)
    ? consents
    : { ...consents, withdrawn: [...consents.withdrawn, consentId].sort() };
}

/** Whether a later consent for the same purpose and agency took the place of this one, whatever became of that one. */
export function isReplaced(consents: Consents, consent: Consent): boolean {
  return consents.given.some(
    (other) =>
      other.purpose === consent.purpose &&
      other.agencyId === consent.agencyId &&
      other.sequence > consent.sequence,
  );
}

/** Whether a moment (ISO-8601) lies before the end of a consent. */
export function endsAfter(until: string | null, at: string): boolean {
  return until === null || Date.parse(until) > Date.parse(at);
}

/** The consents that hold at a moment (ISO-8601): neither withdrawn, nor replaced, nor run out. */
export function consentsInForce(consents: Consents, at: string): Consent[] {
  return standing(consents).filter(({ until }) => endsAfter(until, at));
}

/** The consent under which a use may be made at a moment (ISO-8601), or undefined where there is none in force. */
export function consentFor(consents: Consents, use: ConsentedUse, at: string): Consent | undefined {
  return consentsInForce(consents, at).find((consent) => covers(consent, use));
}

/** Whether a use may be made at a moment (ISO-8601). Who acts asks this each time, at the instant of the act. */
export function isConsented(consents: Consents, use: ConsentedUse, at: string): boolean {
  return consentFor(consents, use, at) !== undefined;
}

/**
 * Until when a use may be made if nothing more is said: an instant (ISO-8601), which may have passed; null where it has no
 * end; undefined where no consent is left for it, because there was none or each was withdrawn.
 */
export function endOfConsent(consents: Consents, use: ConsentedUse): string | null | undefined {
  const ends = standing(consents)
    .filter((consent) => covers(consent, use))
    .map(({ until }) => until);
  if (ends.includes(null)) return null;
  return ends
    .flatMap((end) => end ?? [])
    .toSorted((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);
}

/** Those that nobody has said anything against: neither withdrawn nor replaced. They may have run out. */
function standing(consents: Consents): Consent[] {
  return consents.given.filter(
    (consent) => !consents.withdrawn.includes(consent.consentId) && !isReplaced(consents, consent),
  );
}

function covers(consent: Consent, { purpose, agencyId }: ConsentedUse): boolean {
  return (
    consent.purpose === purpose &&
    (consent.agencyId === null || agencyId === undefined || consent.agencyId === agencyId)
  );
}

/** By their place among the facts of the person. */
function bySequence(one: Consent, other: Consent): number {
  return one.sequence - other.sequence || (one.consentId < other.consentId ? -1 : 1);
}
