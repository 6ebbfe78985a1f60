import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { daysBefore } from '@iwaa/domain/night';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, doneAbout, refused } from '@iwaa/service-kit/outcome';
import type { Campaigns } from '../store/campaigns.ts';
import type { MetPersons } from '../store/met-persons.ts';
import type { StreetRounds } from '../store/street-rounds.ts';

/** How many nights back "lately" goes. */
const lately = 14;

/** Whether somebody was seen before, on the last nights of a campaign. */
export function findPersonsRoute(
  campaigns: Campaigns,
  rounds: StreetRounds,
  metPersons: MetPersons,
): Pick<Handlers<typeof intakeRoutes>, 'findPersons'> {
  return {
    async findPersons({ scope, params: { campaignId }, query }) {
      const campaign = await campaigns.find(campaignId, scope);
      if (!campaign) return refused('not-found');
      const lastNight = await rounds.lastNight(campaignId);
      if (lastNight === undefined) return done({ items: [], more: false });
      const found = await metPersons.find(
        campaign.provinceId,
        scope,
        query,
        daysBefore(lastNight, lately - 1),
      );
      return doneAbout(
        found.items.map(({ personId }) => personId),
        found,
      );
    },
  };
}
