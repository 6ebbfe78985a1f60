import { campaignDeclared } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { Campaigns } from '../store/campaigns.ts';

/** Keeps what this service has to know of a campaign. */
export function onCampaignDeclared(campaigns: Campaigns): Reaction {
  return reactTo(campaignDeclared, async ({ data }) => {
    const { campaignId, startsOn, endsOn, timeZone, language, deadlines } = data;
    await campaigns.keep(campaignId, { startsOn, endsOn, timeZone, language, bedHold: deadlines.bedHold });
  });
}
