import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import type { Centres } from '../store/centres.ts';
import type { CountNight } from '../use-cases/count-night.ts';

type CensusRoutes = Pick<Handlers<typeof shelterCapacityRoutes>, 'readCensus'>;

/** The census of a centre for a night, tonight or long ago. */
export function censusRoutes(centres: Centres, countNight: CountNight): CensusRoutes {
  return {
    async readCensus({ scope, params: { centreId, night }, query: { knownAt } }) {
      const centre = await centres.one(centreId, scope);
      const at = knownAt === undefined ? undefined : new Date(knownAt).toISOString();
      return centre ? done(await countNight(centre.state, night, at)) : refused('not-found');
    },
  };
}
