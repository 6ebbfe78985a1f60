import type { CampaignParts } from '@iwaa/issuer/people/people-of-campaign';

/** The campaign that the docs speak of and that `npm start` sets up first: whoever works in it may sign in from the start. */
export const firstCampaign: CampaignParts = {
  provinceId: 'sidi-kacem',
  campaignId: 'SK-2425',
  tonightId: 'TN-2425',
  centreId: 'sidi-kacem-centre',
  teams: ['north', 'centre', 'south'],
  agencyIds: [
    'health-delegation',
    'provincial-hospital',
    'elderly-centre',
    'womens-space',
    'kenitra-homeless-centre',
  ],
};
