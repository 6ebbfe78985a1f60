import { consentsToReferral } from '../domain/consent.ts';
import type { Deadline } from '../domain/deadlines.ts';
import type { CaseInProgress } from './case-in-progress.ts';
import { referral, shelterCapacity } from './owners.ts';

/**
 * The stay: a bed that is held and not taken in time goes to the next person, and so does the bed of somebody who was absent
 * without a pass for too long; somebody who has waited too long, and agrees
 * to be referred, is offered to another centre.
 */
export async function onStayDeadline(
  person: CaseInProgress,
  { key, dueAt, remedy }: Deadline,
): Promise<void> {
  const { caseId, campaignId } = person.of();
  const request = { caseId, campaignId, deadline: key, dueAt, ...person.trace() };
  if (remedy?.type === 'lapse-hold') {
    const { holdId } = remedy;
    await shelterCapacity(person.summaries().lapseHold()).lapseHold({
      ...request,
      holdId,
    });
  }
  if (remedy?.type === 'end-absent-stay') {
    const { type: _, ...of } = remedy;
    await shelterCapacity(person.summaries().endAbsentStay()).endAbsentStay({ ...request, ...of });
  }
  if (remedy?.type === 'ask-another-shelter' && consentsToReferral(person.file(), Date.now())) {
    const { needId, night } = remedy;
    await referral(person.summaries().askAnotherCentre()).requestShelterReferral({
      ...request,
      needId,
      night,
    });
  }
}
