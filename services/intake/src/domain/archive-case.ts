import type { Decision } from '@iwaa/contracts/decision';
import type { NeedKind } from '@iwaa/contracts/vocabulary';
import { consentBehind } from './consent.ts';
import type { Person, PersonEvent } from './person.ts';

export interface ArchiveCaseCommand {
  type: 'archive-case';
  caseId: string;
  /** How far into the facts of the person the closing knew; null where it does not say, and is taken to have known all. */
  intakeSequence: number | null;
  /**
   * The code of the case that follows at once, should one have to, and the ids that needs of each kind are stated under in
   * it; drawn only where it is likely to be used.
   */
  next: { caseId: string; needIds: Readonly<Record<NeedKind, string>> } | null;
  at: string;
}

/**
 * Archives a case that was closed. Whoever closed it may not have known all that was recorded in it: somebody may have
 * been met, and have asked for a bed, at the very moment at which the case was closed as lost. What the closing did not
 * know is answered by a next case that is opened at once, in which the needs stated meanwhile are stated again.
 */
export function archiveCase(
  person: Person,
  { caseId, intakeSequence, next, at }: ArchiveCaseCommand,
): Decision<PersonEvent, 'case-unknown' | 'case-code-needed'> {
  if (person.previousCaseIds.includes(caseId)) return [];
  const { provinceId, campaignId } = person;
  if (provinceId === null || campaignId === null || person.caseId !== caseId) return 'case-unknown';
  const archived: PersonEvent = { type: 'iwaa.intake.case-archived.v1', data: { caseId, campaignId } };

  const unknown = ({ sequence }: { sequence: number }) =>
    intakeSequence !== null && sequence > intakeSequence;
  const needs = person.needs.filter(unknown);
  const meetings = [...person.contacts, ...person.sessions].filter((meeting) => meeting.caseId === caseId);
  if (needs.length === 0 && !meetings.some(unknown)) return [archived];

  if (next === null) return 'case-code-needed';
  const about = { caseId: next.caseId, campaignId };
  return [
    archived,
    { type: 'iwaa.intake.case-opened.v1', data: { ...about, provinceId, previousCaseId: caseId } },
    ...needs.map(({ kind, night, shelter, forAgency }): PersonEvent => {
      const needId = next.needIds[kind];
      const consent = consentBehind(person.consents, kind, at);
      return {
        type: 'iwaa.intake.need-identified.v1',
        data: { ...about, needId, kind, night, consent, shelter, forAgency: forAgency ?? null },
      };
    }),
  ];
}
