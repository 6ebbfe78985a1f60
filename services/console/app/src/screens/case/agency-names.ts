import { call } from '../../api/call.ts';
import { createNames } from '../../api/names.ts';
import { referralRoutes } from '../../api/routes.ts';
import { largestPage } from '../../components/count.ts';

/** What each agency that is one's to see is called, those that have left too: cases still tell of them. */
export const useAgencyNames = createNames(
  async () => {
    const [present, removed] = await Promise.all([
      call(referralRoutes.listAgencies, { query: { limit: largestPage } }),
      call(referralRoutes.listAgencies, { query: { limit: largestPage, state: 'removed' } }),
    ]);
    return new Map([...removed.items, ...present.items].map(({ agencyId, name }) => [agencyId, name]));
  },
  ({ type }) => type.startsWith('iwaa.referral.agency-'),
);
