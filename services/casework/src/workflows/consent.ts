import type { Deadline } from '../domain/deadlines.ts';
import type { CaseInProgress } from './case-in-progress.ts';
import { referral } from './owners.ts';

/**
 * A consent that has run out: what an agency was asked for under it is taken back. A mediation only asks for a person's eye:
 * its file waits until the person agrees anew, and no step of it is taken before.
 */
export async function onConsentEnd(person: CaseInProgress, { key, dueAt, remedy }: Deadline): Promise<void> {
  if (remedy?.type !== 'end-unconsented-referral') return;
  const { caseId, campaignId } = person.of();
  const { referralId } = remedy;
  await referral(person.summaries().endUnconsented()).endUnconsentedReferral({
    ...{ caseId, campaignId, deadline: key, dueAt, ...person.trace() },
    referralId,
  });
}
