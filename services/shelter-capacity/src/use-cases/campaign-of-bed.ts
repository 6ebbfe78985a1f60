import type { KnownCampaign, KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { AddedBed } from '../domain/bed.ts';

/** The campaign of whoever has a bed by a hold or a stay; undefined where nobody has it. */
export async function campaignOfBed(
  campaigns: KnownCampaigns,
  { hold, stay }: AddedBed,
): Promise<KnownCampaign | undefined> {
  const campaignId = hold?.campaignId ?? stay?.campaignId;
  return campaignId === undefined ? undefined : campaigns.get(campaignId);
}
