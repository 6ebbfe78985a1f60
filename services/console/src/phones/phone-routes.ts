import type { consoleRoutes } from '@iwaa/contracts/routes/console';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import type { PhoneStore } from './phone-store.ts';

/** What phones say of what they have not sent, and what the committee sees of it. */
export function phoneRoutes(
  store: PhoneStore,
  clock: Clock,
): Pick<Handlers<typeof consoleRoutes>, 'reportPhone' | 'listPhones'> {
  return {
    async reportPhone({ actor, scope, params: { phoneId }, body }) {
      const { team, campaigns } = actor;
      const isOwn = campaigns.some((campaign) => scope.includes({ campaign, team }));
      if (team === undefined || !isOwn) return refused('not-found');
      const heardAt = clock();
      await store.put({ phoneId, team, campaigns, ...body, heardAt });
      return done({ phoneId, team, ...body, heardAt: heardAt.toISOString() });
    },
    async listPhones({ scope, query }) {
      const page = await store.list(scope.filter({ campaign: 'campaigns' }), query);
      if (page.kind === 'refused') return page;
      const { items, next } = page.result;
      return done({
        items: items.map(({ phoneId, team, unsent, oldest, heardAt }) => ({
          phoneId,
          team,
          unsent,
          oldest,
          heardAt: heardAt.toISOString(),
        })),
        next,
      });
    },
  };
}
