import { aDeclaration } from '@iwaa/testing/campaigns';
import { expect, test } from '@jest/globals';
import { createFollowChangedCampaign } from './follow-changed-campaign.ts';

const campaign = { ...aDeclaration('SK-2425').data, ended: false, levels: {} };

test('every running case of the campaign goes by its new terms, however many there are', async () => {
  const running = Array.from({ length: 1001 }, (_, index) => `SK-2425-${String(index + 1).padStart(5, '0')}`);
  const changed: string[] = [];
  const follow = createFollowChangedCampaign(
    { get: async () => campaign },
    {
      open: async (_campaignId, after, limit) => running.filter((id) => id > (after ?? '')).slice(0, limit),
    },
    {
      async changeTerms(caseId, terms) {
        expect(terms).toBe(campaign);
        changed.push(caseId);
        return 'delivered';
      },
    },
  );
  await follow('SK-2425');
  expect(changed.sort()).toEqual(running);
});
