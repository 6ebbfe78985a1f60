import { campaignDeclared } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { Campaigns } from '../store/campaigns.ts';

/** Keeps when a return of the campaign is visited. */
export const onCampaignDeclared = (campaigns: Campaigns): Reaction =>
  reactTo(campaignDeclared, ({ data }) => campaigns.keep(data.campaignId, data.followUpVisits));
