import { deadlines, levelEffects } from '@iwaa/contracts/events/intake';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { defaultNightLevels } from '@iwaa/contracts/night-levels';
import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { found, refused } from '@iwaa/service-kit/outcome';
import type { Campaigns } from '../store/campaigns.ts';
import type { Provinces } from '../store/provinces.ts';

type CampaignRoutes = Pick<
  Handlers<typeof intakeRoutes>,
  | 'declareProvince'
  | 'readProvince'
  | 'declareCampaign'
  | 'changeCampaign'
  | 'endCampaign'
  | 'declareNightLevel'
  | 'listCampaigns'
  | 'readCampaign'
>;

/** Provinces, and the campaigns that they run. */
export function campaignRoutes(provinces: Provinces, campaigns: Campaigns, clock: Clock): CampaignRoutes {
  return {
    async declareProvince({ scope, command, body }) {
      if (!scope.includes({ province: body.provinceId })) return refused('not-found');
      return provinces.declare(body, command);
    },

    readProvince: async ({ scope, params: { provinceId } }) => found(await provinces.find(provinceId, scope)),

    async declareCampaign({ scope, command, params: { provinceId }, body }) {
      if (!(await provinces.find(provinceId, scope))) return refused('not-found');
      const terms = {
        ...body,
        provinceId,
        deadlines: deadlines.parse({ ...defaultDeadlines, ...body.deadlines }),
        nightLevels: levelEffects.parse({ ...defaultNightLevels, ...body.nightLevels }),
      };
      return campaigns.declare(terms, command);
    },

    changeCampaign: ({ scope, command, params: { campaignId }, body: { reason, ...change } }) =>
      campaigns.change(scope, campaignId, { change, reason }, command),

    endCampaign: ({ scope, command, params: { campaignId } }) => campaigns.end(scope, campaignId, command),

    declareNightLevel: ({ scope, command, params: { campaignId, night }, body: { level } }) =>
      campaigns.declareLevel(scope, campaignId, { night, level, at: clock().toISOString() }, command),

    listCampaigns: ({ scope, query }) => campaigns.list(scope, query),

    readCampaign: async ({ scope, params: { campaignId } }) => found(await campaigns.find(campaignId, scope)),
  };
}
