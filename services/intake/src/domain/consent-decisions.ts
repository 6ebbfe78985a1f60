import type { Decision } from '@iwaa/contracts/decision';
import type { ConsentPurpose, NeedKind } from '@iwaa/contracts/vocabulary';
import { consentsInForce, endsAfter, purposeOf } from './consent.ts';
import type { Person, PersonEvent } from './person.ts';

export interface GivenConsent {
  consentId: string;
  purpose: ConsentPurpose;
  until: string | null;
}

type ConsentRefusal =
  | 'person-unknown'
  | 'no-open-case'
  | 'consent-ends-in-the-past'
  | 'consent-unknown'
  | 'consent-replaced';

/** A person with an open case agrees to something; the same consent is given once. */
export function giveConsent(
  person: Person,
  consent: GivenConsent,
  at: string,
): Decision<PersonEvent, ConsentRefusal> {
  if (person.campaignId === null) return 'person-unknown';
  if (person.consents.some(({ consentId }) => consentId === consent.consentId)) return [];
  if (person.caseId === null) return 'no-open-case';
  if (!endsAfter(consent.until, at)) return 'consent-ends-in-the-past';
  return [consentGiven(person, { caseId: person.caseId, campaignId: person.campaignId }, consent, at)];
}

/** A consent can always be taken back, after the last case was closed too. */
export function withdrawConsent(person: Person, consentId: string): Decision<PersonEvent, ConsentRefusal> {
  const caseId = person.caseId ?? person.previousCaseIds.at(-1);
  if (person.campaignId === null || caseId === undefined) return 'person-unknown';
  const consent = person.consents.find((candidate) => candidate.consentId === consentId);
  if (!consent) return 'consent-unknown';
  if (consent.standing === 'replaced') return 'consent-replaced';
  if (consent.standing === 'withdrawn') return [];
  const data = { caseId, campaignId: person.campaignId, consentId, purpose: consent.purpose };
  return [{ type: 'iwaa.intake.consent-withdrawn.v1', data }];
}

/**
 * The fact that a consent was given, with the needs that it unlocks.
 * @param spokenOf kinds that the same contact states anew or declines, which the consent has nothing to unlock for.
 */
export function consentGiven(
  person: Person,
  about: { caseId: string; campaignId: string },
  consent: GivenConsent,
  at: string,
  spokenOf: readonly NeedKind[] = [],
): PersonEvent {
  const held = consentsInForce(person.consents, at).some(({ purpose }) => purpose === consent.purpose);
  const unlocks = held
    ? []
    : person.needs
        .filter(({ kind }) => purposeOf(kind) === consent.purpose && !spokenOf.includes(kind))
        .map(({ needId, kind, night }) => ({ needId, kind, night }));
  return { type: 'iwaa.intake.consent-given.v1', data: { ...about, ...consent, unlocks } };
}
