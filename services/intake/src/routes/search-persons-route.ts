import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { daysBefore } from '@iwaa/domain/night';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { doneAbout, refused } from '@iwaa/service-kit/outcome';
import type { Campaigns } from '../store/campaigns.ts';
import type { PersonSearch } from '../store/person-search.ts';
import type { StreetRounds } from '../store/street-rounds.ts';

/** How many nights back "lately" goes. */
const lately = 14;

/** Whether somebody was met before. */
export function searchPersonsRoute(
  campaigns: Campaigns,
  rounds: StreetRounds,
  persons: PersonSearch,
): Pick<Handlers<typeof intakeRoutes>, 'searchPersons'> {
  return {
    async searchPersons({ scope, params: { campaignId }, body }) {
      const campaign = await campaigns.find(campaignId, scope);
      if (!campaign) return refused('not-found');
      const { provinceId, startsOn } = campaign;
      // Before the first round of a campaign nobody was met lately; by a name those of earlier ones are found.
      const lastNight = (await rounds.lastNight(campaignId)) ?? startsOn;
      const since = daysBefore(lastNight, lately - 1);
      const found = await persons.search(body, { provinceId, scope, since, lastNight });
      return doneAbout(
        found.items.map(({ personId }) => personId),
        found,
      );
    },
  };
}
