import type { Decision } from '@iwaa/contracts/decision';
import type { NeedKind } from '@iwaa/contracts/vocabulary';
import { type Consent, consentsInForce } from '@iwaa/domain/consent';
import { consentBehind } from './consent.ts';
import { evolve, type Need, type Person, type PersonEvent } from './person.ts';

export interface MergeIntoCommand {
  type: 'merge-into';
  survivingPersonId: string;
  /** The open case of the other person; null where there is none. */
  survivingCaseId: string | null;
}

/** What was another person's, as it stood when that one was merged. */
export interface TakeInCommand {
  type: 'take-in-duplicate';
  mergedPersonId: string;
  /** The case that ended; null where none was open. */
  mergedCaseId: string | null;
  needs: readonly Need[];
  /** Those in force, each with the id that it gets here. */
  consents: readonly Omit<Consent, 'sequence'>[];
  /** The code of the case that goes on, should one have to be opened, and the ids that needs of each kind are stated under. */
  next: { caseId: string; needIds: Readonly<Record<NeedKind, string>> } | null;
  at: string;
}

/** Ends a person's record as a duplicate: from then on everything is told of the other one. */
export function mergeInto(
  person: Person,
  { survivingPersonId, survivingCaseId }: MergeIntoCommand,
): Decision<PersonEvent, 'person-unknown' | 'person-merged'> {
  if (person.mergedInto !== null) return person.mergedInto === survivingPersonId ? [] : 'person-merged';
  const caseId = person.caseId ?? person.previousCaseIds.at(-1);
  if (person.campaignId === null || caseId === undefined) return 'person-unknown';
  const data = { caseId, campaignId: person.campaignId, survivingPersonId, survivingCaseId };
  return [{ type: 'iwaa.intake.person-merged.v1', data }];
}

/**
 * Takes a duplicate in. What was needed in its case, and is not needed here already, is stated again here, in a case that is opened
 * where none is open; under what the person has agreed to there, unless the person has said something else of it here.
 */
export function takeIn(
  person: Person,
  command: TakeInCommand,
): Decision<PersonEvent, 'person-unknown' | 'case-code-needed'> {
  const { mergedPersonId, mergedCaseId, needs, next, at } = command;
  if (person.merged.includes(mergedPersonId)) return [];
  const { provinceId, campaignId } = person;
  if (provinceId === null || campaignId === null) return 'person-unknown';
  const opens = person.caseId === null && mergedCaseId !== null;
  const previousCaseId = person.previousCaseIds.at(-1) ?? null;
  const caseId = person.caseId ?? (opens ? next?.caseId : previousCaseId);
  if (!caseId) return 'case-code-needed';
  const missing = needs.filter(({ kind }) => opens || !person.needs.some((need) => need.kind === kind));
  if (missing.length > 0 && next === null) return 'case-code-needed';

  const about = { caseId, campaignId };
  const events: PersonEvent[] = [];
  if (opens)
    events.push({ type: 'iwaa.intake.case-opened.v1', data: { ...about, provinceId, previousCaseId } });
  const takenIn = { ...about, mergedPersonId, mergedCaseId };
  events.push({ type: 'iwaa.intake.duplicate-taken-in.v1', data: takenIn });
  if (mergedCaseId === null) return events;
  for (const consent of command.consents)
    if (!hasSpokenOf(person, consent)) {
      const { consentId, purpose, agencyId, until } = consent;
      const data = { ...about, consentId, purpose, agencyId, until };
      events.push({ type: 'iwaa.intake.consent-given.v1', data });
    }
  const { consents } = events.reduce(evolve, person);
  for (const { kind, night, shelter, forAgency } of missing) {
    const needId = next?.needIds[kind] ?? '';
    const consent = consentBehind(consents, kind, at);
    const data = { ...about, needId, kind, night, consent, shelter, forAgency: forAgency ?? null };
    events.push({ type: 'iwaa.intake.need-identified.v1', data });
  }
  return events;
}

/** Whether the person has agreed to the same use, or has taken that back. */
function hasSpokenOf({ consents }: Person, { purpose, agencyId }: Omit<Consent, 'sequence'>): boolean {
  return consents.given.some((given) => given.purpose === purpose && given.agencyId === agencyId);
}

/** What a person who is merged agrees to, under the ids that it gets with the other one. */
export function consentsToCarry(
  { consents }: Person,
  at: string,
  idOf: (consentId: string) => string,
): Omit<Consent, 'sequence'>[] {
  return consentsInForce(consents, at).map(({ consentId, purpose, agencyId, until }) => ({
    ...{ consentId: idOf(consentId), purpose, agencyId, until },
  }));
}
