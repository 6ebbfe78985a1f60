import { type CampaignNights, isOfCampaign, nightAt } from '@iwaa/domain/night';

/**
 * The night on which a reaction acts, where no person says it: tonight, but never before `earliest`. Outside the campaign's
 * dates, as in a rehearsal of a past winter, the clock says nothing about its nights and `earliest` is taken.
 */
export function nightOfReaction(campaign: CampaignNights, at: string, earliest: string): string {
  const tonight = nightAt(at, campaign.timeZone);
  return isOfCampaign(campaign, tonight) && tonight > earliest ? tonight : earliest;
}
