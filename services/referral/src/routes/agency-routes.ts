import type { agency } from '@iwaa/contracts/http/referral';
import type { referralRoutes } from '@iwaa/contracts/routes/referral';
import type { KnownProvinces } from '@iwaa/service-kit/campaigns/known-provinces';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import type { Agencies, StoredAgency } from '../store/agencies.ts';

type AgencyRoutes = Pick<
  Handlers<typeof referralRoutes>,
  'registerAgency' | 'listAgencies' | 'publishCapacity'
>;

/** The agencies of a province, and what they can take. */
export function agencyRoutes(provinces: KnownProvinces, agencies: Agencies): AgencyRoutes {
  return {
    async registerAgency({ scope, command, params: { provinceId }, body: { name, ...agency } }) {
      if (!scope.includes({ province: provinceId })) return refused('not-found');
      if (!(await provinces.has(provinceId))) return refused('province-unknown');
      const registered = await agencies.register({ ...agency, provinceId }, name, command);
      return registered.kind === 'refused' ? registered : done(toAgency(registered.result));
    },

    listAgencies: async ({ scope, query }) => mapPage(await agencies.list(scope, query), toAgency),

    async publishCapacity({ scope, command, params: { agencyId }, body: { capacity } }) {
      const published = await agencies.publishCapacity(scope, agencyId, capacity, command);
      return published.kind === 'refused' ? published : done(toAgency(published.result));
    },
  };
}

function toAgency({ name, state }: StoredAgency): z.input<typeof agency> {
  return { ...state, services: [...state.services], name };
}
