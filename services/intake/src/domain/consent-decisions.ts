import type { Decision } from '@iwaa/contracts/decision';
import type { ConsentPurpose } from '@iwaa/contracts/vocabulary';
import { endsAfter, isReplaced } from '@iwaa/domain/consent';
import type { Person, PersonEvent } from './person.ts';

export interface GivenConsent {
  consentId: string;
  purpose: ConsentPurpose;
  agencyId: string | null;
  until: string | null;
}

export type ConsentEndRefusal = 'consent-ends-in-the-past' | 'consent-ends-too-late';

/** Five years: whoever still needs a consent after a return and its two years of visits asks the person again. */
const longestMs = 5 * 366 * 86_400_000;

/** Why a consent that is given at a moment (ISO-8601) can't end then, or undefined. */
export function objectionToEnd(until: string | null, at: string): ConsentEndRefusal | undefined {
  if (!endsAfter(until, at)) return 'consent-ends-in-the-past';
  const tooLate = until !== null && Date.parse(until) > Date.parse(at) + longestMs;
  return tooLate ? 'consent-ends-too-late' : undefined;
}

type ConsentRefusal =
  | 'person-unknown'
  | 'no-open-case'
  | ConsentEndRefusal
  | 'consent-unknown'
  | 'consent-replaced';

/** A person with an open case agrees to something; the same consent is given once. */
export function giveConsent(
  person: Person,
  consent: GivenConsent,
  at: string,
): Decision<PersonEvent, ConsentRefusal> {
  if (person.campaignId === null) return 'person-unknown';
  if (person.consents.given.some(({ consentId }) => consentId === consent.consentId)) return [];
  if (person.caseId === null) return 'no-open-case';
  const objection = objectionToEnd(consent.until, at);
  if (objection) return objection;
  return [consentGiven({ caseId: person.caseId, campaignId: person.campaignId }, consent)];
}

/** A consent can always be taken back, after the last case was closed too. */
export function withdrawConsent(person: Person, consentId: string): Decision<PersonEvent, ConsentRefusal> {
  const caseId = person.caseId ?? person.previousCaseIds.at(-1);
  if (person.campaignId === null || caseId === undefined) return 'person-unknown';
  const consent = person.consents.given.find((candidate) => candidate.consentId === consentId);
  if (!consent) return 'consent-unknown';
  if (person.consents.withdrawn.includes(consentId)) return [];
  if (isReplaced(person.consents, consent)) return 'consent-replaced';
  const data = { caseId, campaignId: person.campaignId, consentId, purpose: consent.purpose };
  return [{ type: 'iwaa.intake.consent-withdrawn.v1', data }];
}

/** The fact that a consent was given. */
export function consentGiven(
  about: { caseId: string; campaignId: string },
  consent: GivenConsent,
): PersonEvent {
  return { type: 'iwaa.intake.consent-given.v1', data: { ...about, ...consent } };
}
