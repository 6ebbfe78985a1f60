import type { referralRoutes } from '@iwaa/contracts/routes/referral';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done } from '@iwaa/service-kit/outcome';
import { slicePage } from '@iwaa/service-kit/store/slice-page';
import { askedAgencies } from '../domain/asked-agencies.ts';
import type { Agencies } from '../store/agencies.ts';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';

/** What a street team may know of the agencies that are asked for somebody whom it met; of anybody else nothing. */
export function askedAgenciesRoute(
  cases: Cases,
  referrals: Referrals,
  agencies: Agencies,
): Pick<Handlers<typeof referralRoutes>, 'listAskedAgencies'> {
  return {
    async listAskedAgencies({ scope, language = 'ar', params: { caseId }, query }) {
      const isMet = await cases.wasMetBy(caseId, scope);
      const asked = isMet ? askedAgencies(await referrals.ofCase(caseId)) : [];
      const page = slicePage(asked, ({ referralId }) => referralId, ['asked-agencies', caseId], query);
      if (page.kind === 'refused') return page;
      const { items, next } = page.result;
      const names = await agencies.namesOf(items.flatMap(({ agencyId }) => agencyId ?? []));
      return done({
        items: items.map(({ service, state, agencyId, answerBy }) => ({
          service,
          state,
          agency: agencyId === null ? null : (names.get(agencyId)?.[language] ?? agencyId),
          answerBy,
        })),
        next,
      });
    },
  };
}
