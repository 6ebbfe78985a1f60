import { firstCampaign } from '@iwaa/platform/first-campaign';
import { expect, it } from '@jest/globals';
import { campaignOfRun, teams, winterPace } from './campaign.ts';

it('the first winter is that of the campaign whose people may sign in under npm run up', () => {
  const { provinceId, campaignId, tonightId, centreId, ...run } = campaignOfRun(
    0,
    '2024-12-12',
    'fr',
    winterPace(0),
  );
  const agencies = run.agencies.map(({ agencyId, name }) => ({ agencyId, name }));
  expect({ provinceId, campaignId, tonightId, centreId, teams, agencies }).toEqual(firstCampaign);
});
