import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import pMap from 'p-map';
import type { CaseWorkflows } from '../bridge/case-workflows.ts';
import type { CaseEntries } from '../store/case-entries.ts';

/**
 * Has the running cases of a campaign go by what it has set now. It may be done again, and changes nothing then. A case that
 * is opened meanwhile is started with the new terms.
 */
export type FollowChangedCampaign = (campaignId: string) => Promise<void>;

/** Cases that are read at once. */
const pageSize = 500;
/** Signals in flight: more would take from what cases are told by facts. */
const signalsAtOnce = 2;

export function createFollowChangedCampaign(
  campaigns: Pick<KnownCampaigns, 'get'>,
  entries: Pick<CaseEntries, 'open'>,
  workflows: Pick<CaseWorkflows, 'changeTerms'>,
): FollowChangedCampaign {
  return async (campaignId) => {
    const campaign = await campaigns.get(campaignId);
    let after: string | undefined;
    do {
      const page = await entries.open(campaignId, after, pageSize);
      await pMap(page, (caseId) => workflows.changeTerms(caseId, campaign), { concurrency: signalsAtOnce });
      after = page.length < pageSize ? undefined : page.at(-1);
    } while (after !== undefined);
  };
}
