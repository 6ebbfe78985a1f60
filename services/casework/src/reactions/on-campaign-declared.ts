import { campaignDeclared } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { Campaigns } from '../store/campaigns.ts';

/** Keeps what a campaign has set, which its cases are started with. */
export function onCampaignDeclared(campaigns: Campaigns): Reaction {
  return reactTo(campaignDeclared, async ({ data }) => {
    const { campaignId, language, deadlines, followUpVisits } = data;
    await campaigns.keep({ campaignId, language, deadlines, followUpVisits });
  });
}
