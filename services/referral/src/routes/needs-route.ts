import type { referralRoutes } from '@iwaa/contracts/routes/referral';
import { campaignOfCase } from '@iwaa/domain/campaign-of-case';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import { slicePage } from '@iwaa/service-kit/store/slice-page';
import { needsOfCase } from '../domain/needs-of-case.ts';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';

/** The needs of a case that agencies answer: for which of them somebody can be asked, and who was. */
export function needsRoute(
  cases: Cases,
  referrals: Referrals,
): Pick<Handlers<typeof referralRoutes>, 'listNeeds'> {
  return {
    async listNeeds({ scope, params: { caseId }, query }) {
      if (!scope.includes({ campaign: campaignOfCase(caseId) })) return done({ items: [], next: null });
      const [known, had] = await Promise.all([cases.find(caseId), referrals.ofCase(caseId)]);
      const page = slicePage(needsOfCase(known, had), ({ needId }) => needId, ['needs', caseId], query);
      return mapPage(page, ({ referral, ...need }) => ({
        ...need,
        referral: referral
          ? { referralId: referral.referralId, agencyId: referral.agencyId, state: referral.state }
          : null,
      }));
    },
  };
}
