import type { ReferralService } from '@iwaa/contracts/vocabulary';
import type { KnownCampaign, KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { RegisteredAgency } from '../domain/agency.ts';
import type { NeedAtHand } from '../domain/next-step.ts';
import type { AgencyLoad } from '../domain/routing.ts';
import type { Agencies } from '../store/agencies.ts';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';

/** A need for which an agency is wanted. */
export interface WantedNeed {
  readonly needId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly service: ReferralService;
  readonly night: string;
  /** When the person stated the need, or agreed to it. */
  readonly since: string;
  /** The agency that somebody has chosen; without one the next eligible one is asked. */
  readonly agencyId?: string | undefined;
}

/** Gathers all that bears on a need; nothing where its campaign is not known here. */
export type FindNeedAtHand = (
  wanted: WantedNeed,
) => Promise<{ readonly terms: KnownCampaign; readonly need: NeedAtHand } | undefined>;

export function createFindNeedAtHand(from: {
  readonly referrals: Referrals;
  readonly agencies: Agencies;
  readonly campaigns: KnownCampaigns;
  readonly cases: Cases;
}): FindNeedAtHand {
  const { referrals, agencies, campaigns, cases } = from;
  return async (wanted) => {
    const { needId, caseId, campaignId, service, night, since, agencyId } = wanted;
    const terms = await campaigns.find(campaignId);
    if (!terms) return undefined;
    const [known, had, ofProvince] = await Promise.all([
      cases.find(caseId),
      referrals.ofNeed(needId),
      agencies.giving(terms.provinceId, service),
    ]);
    const giving = ofProvince.filter((agency) => terms.partners?.includes(agency.agencyId) ?? true);
    const load = await loadOf(giving);
    const covers = known.covered.filter((covered) => covered.needId === needId);
    const coverHad = await Promise.all(covers.map(({ byNeedId }) => referrals.ofNeed(byNeedId)));
    const about = { needId, caseId, campaignId, service, night, since, agencyId };
    return {
      terms,
      need: { ...about, campaign: terms, known, had, coverHad: coverHad.flat(), giving, load },
    };
  };
  /** What agencies have been asked for, where anything hangs on it: a rank that they share, or places that one has told of. */
  async function loadOf(giving: readonly RegisteredAgency[]): Promise<ReadonlyMap<string, AgencyLoad>> {
    const ofRank = Map.groupBy(giving, ({ rank }) => rank);
    return referrals.loadOf(
      giving.filter(({ rank, places }) => places !== null || (ofRank.get(rank)?.length ?? 0) > 1),
    );
  }
}
