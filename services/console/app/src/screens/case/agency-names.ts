import { call } from '../../api/call.ts';
import { createNames } from '../../api/names.ts';
import { referralRoutes } from '../../api/routes.ts';
import { largestPage } from '../../components/count.ts';

/** What each agency that is one's to see is called. */
export const useAgencyNames = createNames(
  async () => {
    const { items } = await call(referralRoutes.listAgencies, { query: { limit: largestPage } });
    return new Map(items.map(({ agencyId, name }) => [agencyId, name]));
  },
  ({ type }) => type.startsWith('iwaa.referral.agency-'),
);
