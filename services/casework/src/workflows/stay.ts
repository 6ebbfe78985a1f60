import { consentsToReferral } from '../domain/consent.ts';
import type { Deadline } from '../domain/deadlines.ts';
import type { CaseInProgress } from './case-in-progress.ts';
import { referral, shelterCapacity } from './owners.ts';

/**
 * The stay: a bed that is held and not taken in time goes to the next person; somebody who has waited too long, and agrees
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
  if (remedy?.type === 'ask-another-shelter' && consentsToReferral(person.file(), Date.now())) {
    const { needId, night } = remedy;
    await referral(person.summaries().askAnotherCentre()).requestShelterReferral({
      ...request,
      needId,
      night,
    });
  }
}
