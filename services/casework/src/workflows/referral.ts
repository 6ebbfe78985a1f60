import type { Deadline } from '../domain/deadlines.ts';
import type { CaseInProgress } from './case-in-progress.ts';
import { referral } from './owners.ts';

/**
 * A referral: one that nobody answers goes to the next eligible agency. One that was accepted and is not finished in time
 * only asks for a person's eye, because nobody else may take it from the agency.
 */
export async function onReferralDeadline(
  person: CaseInProgress,
  { key, dueAt, remedy }: Deadline,
): Promise<void> {
  if (remedy?.type !== 'reroute-referral') return;
  const { caseId, campaignId } = person.of();
  const { referralId } = remedy;
  await referral(person.summaries().askNextAgency()).rerouteReferral({
    ...{ caseId, campaignId, deadline: key, dueAt, ...person.trace() },
    referralId,
  });
}
