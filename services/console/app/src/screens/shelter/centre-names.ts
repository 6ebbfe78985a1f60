import { call } from '../../api/call.ts';
import { createNames } from '../../api/names.ts';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { largestPage } from '../../components/count.ts';

/** What each centre that is one's to see is called. */
export const useCentreNames = createNames(
  async () => {
    const { items } = await call(shelterCapacityRoutes.listCentres, { query: { limit: largestPage } });
    return new Map(items.map(({ centreId, name }) => [centreId, name]));
  },
  ({ subject }) => subject.startsWith('centre/'),
);
