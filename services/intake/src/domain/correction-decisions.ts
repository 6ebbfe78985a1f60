import type { Decision } from '@iwaa/contracts/decision';
import type { Profile } from '@iwaa/contracts/http/intake';
import type { CorrectedField, CorrectionReason } from '@iwaa/contracts/vocabulary';
import type { Person, PersonEvent } from './person.ts';
import { agencyProfileOf, shelterOf } from './priority.ts';

export interface CorrectPersonCommand {
  type: 'correct-person';
  correctionId: string;
  /** What is held otherwise from now on; none where it is held so already. */
  fields: readonly CorrectedField[];
  reason: CorrectionReason;
  /** What decides about the bed from now on. */
  profile: Profile;
}

/** What others judge by. */
const ofShelter: readonly CorrectedField[] = ['unit', 'priority', 'on-street-since'];
const ofAgency: readonly CorrectedField[] = ['unit', 'priority'];

/** What is held about a person is corrected, after the last case was closed too; the same correction is made once. */
export function correctPerson(
  person: Person,
  { correctionId, fields, reason, profile }: CorrectPersonCommand,
): Decision<PersonEvent, 'person-unknown'> {
  const caseId = person.caseId ?? person.previousCaseIds.at(-1);
  if (person.campaignId === null || caseId === undefined) return 'person-unknown';
  if (fields.length === 0 || person.corrections.some((known) => known.correctionId === correctionId))
    return [];
  const shelter = fields.some((field) => ofShelter.includes(field)) ? shelterOf(profile) : null;
  const isForAgency =
    person.needs.some((need) => need.forAgency) && fields.some((field) => ofAgency.includes(field));
  const data = {
    caseId,
    campaignId: person.campaignId,
    correctionId,
    fields: [...fields],
    reason,
    shelter,
    forAgency: isForAgency ? agencyProfileOf(profile) : null,
  };
  return [{ type: 'iwaa.intake.person-corrected.v1', data }];
}
