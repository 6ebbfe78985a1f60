import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Deadlines, Language, ReferralService, UnitKind } from '@iwaa/contracts/vocabulary';
import type { RetryPolicy } from '@iwaa/service-client/retry-policy';
import type { ServiceClient } from '@iwaa/service-client/service-client';
import pMap from 'p-map';

/** A campaign of a province with its centres and agencies, as a committee sets it up. */
export interface CampaignPlan {
  readonly provinceId: string;
  readonly campaignId: string;
  /** `YYYY-MM-DD` */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly language?: Language;
  readonly timeZone?: string;
  readonly deadlines: Deadlines;
  /** ISO-8601 durations after the return */
  readonly followUpVisits: readonly string[];
  readonly centres: readonly {
    readonly centreId: string;
    readonly name: string;
    readonly units: readonly {
      readonly kind: UnitKind;
      readonly beds: number;
      /** Beds beside those, for cold nights. */
      readonly overflow?: number;
    }[];
  }[];
  readonly agencies: readonly {
    readonly agencyId: string;
    /** One for all languages, or one for each. */
    readonly name: string | Readonly<Record<Language, string>>;
    readonly services: readonly ReferralService[];
    readonly rank: number;
  }[];
}

/** The committee's clients of the services that a campaign is set up at. */
export type CommitteeClients = Readonly<Record<'intake' | 'shelterCapacity' | 'referral', ServiceClient>>;

/** Refusals that pass by themselves: a service that has not yet heard what another one said. */
const notHeardYet = ['campaign-unknown', 'province-unknown', 'not-found'];

/** How a client that sets up or plays a campaign retries: for longer than any part of the platform takes to come back. */
export const retryWhileDown: RetryPolicy = { forMs: 120_000 };

/** The same, where another service may first have to hear of something. */
export const retryUntilHeard: RetryPolicy = { ...retryWhileDown, codes: notHeardYet };

const agenciesAtOnce = 6;

/** Declares the province and its campaign, opens its centres and registers its agencies. Sent twice under the same keys it is done once. */
export async function setUpCampaign(
  { intake, shelterCapacity, referral }: CommitteeClients,
  { provinceId, centres, agencies, ...terms }: CampaignPlan,
  key: (...words: readonly string[]) => string,
): Promise<void> {
  const { campaignId, followUpVisits } = terms;
  const params = { provinceId };
  await intake.call(intakeRoutes.declareProvince, {
    body: { provinceId, name: 'Sidi Kacem' },
    key: key('province', provinceId),
  });
  await intake.call(intakeRoutes.declareCampaign, {
    params,
    body: { city: 'Sidi Kacem', language: 'fr', ...terms, followUpVisits: [...followUpVisits] },
    key: key('campaign', campaignId),
  });
  for (const { units, ...centre } of centres) {
    await shelterCapacity.call(shelterCapacityRoutes.openCentre, {
      params,
      body: { ...centre, units: [...units] },
      key: key('centre', centre.centreId),
    });
  }
  await pMap(
    agencies,
    ({ agencyId, name, services, rank }) =>
      referral.call(referralRoutes.registerAgency, {
        params,
        body: { agencyId, name, services: [...services], rank },
        key: key('agency', agencyId),
      }),
    { concurrency: agenciesAtOnce },
  );
}
