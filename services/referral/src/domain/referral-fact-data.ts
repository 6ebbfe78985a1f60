import type { About, AskedReferral } from './referral.ts';

/** What every fact of a referral is about. */
export function about({ referralId, caseId, campaignId, needId, service }: About): About {
  return { referralId, caseId, campaignId, needId, service };
}

/** What asking the next agency needs to know. */
export function asking({ needId, night, attempt }: AskedReferral) {
  return { needId, night, attempt };
}

/** What the facts of a referral that an agency was asked for have in common. */
export function ofReferral({
  referralId,
  caseId,
  campaignId,
  agencyId,
  service,
}: Pick<AskedReferral, 'referralId' | 'caseId' | 'campaignId' | 'agencyId' | 'service'>) {
  return { referralId, caseId, campaignId, agencyId, service };
}
