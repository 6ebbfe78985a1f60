import { campaignDeclared } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { Campaigns } from '../store/campaigns.ts';

/** Keeps how long an agency of the campaign has to answer. */
export function onCampaignDeclared(campaigns: Campaigns): Reaction {
  return reactTo(campaignDeclared, async ({ data }) => {
    await campaigns.keep({ campaignId: data.campaignId, answerWithin: data.deadlines.referralAnswer });
  });
}
