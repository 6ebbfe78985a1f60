import type { Deadlines, ServiceName } from '@iwaa/contracts/vocabulary';
import { nightAt } from '@iwaa/domain/night';
import type { TokenRequest } from '@iwaa/issuer/issuer';
import { addPeople } from '@iwaa/issuer/people/people-file';
import { type CampaignParts, peopleOfCampaign } from '@iwaa/issuer/people/people-of-campaign';
import type { Platform } from '@iwaa/platform/platform';
import { keepToken } from '@iwaa/proof-kit/http/keep-token';
import { retryUntilHeard, setUpCampaign } from '@iwaa/proof-kit/set-up-campaign';
import { createServiceClient, type ServiceClient } from '@iwaa/service-client/service-client';
import { aCampaignId, provinceOf } from '@iwaa/testing/campaigns';
import { sharedConsole } from './shared-console.ts';

const timeZone = 'Africa/Casablanca';
const dayMs = 24 * 3600_000;
const deadlines: Deadlines = {
  bedOffer: 'PT30M',
  bedHold: 'PT2H',
  onTheWay: 'PT2H',
  waitingForBed: 'PT24H',
  absenceReminder: 'PT24H',
  absence: 'PT48H',
  referralAnswer: 'P2D',
  referralCompletion: 'P14D',
  familyContact: 'P7D',
  returnDecision: 'P30D',
  followUpGrace: 'P3D',
  alertLooked: 'PT2H',
  alertLookedAgain: 'PT24H',
};

/** What of a platform a campaign needs, whoever started it. */
export type PlatformUnderTest = Pick<Platform, 'addresses' | 'issuer' | 'addAgency'>;

/** What the campaign consists of; its people may sign in. Test files share a platform, and each has a campaign of its own. */
export const parts: CampaignParts = sharedConsole()
  ? partsOf(aCampaignId())
  : partsOf('SK-2526', 'sidi-kacem');

function partsOf(campaignId: string, provinceId = provinceOf(campaignId)): CampaignParts {
  return {
    provinceId,
    campaignId,
    centreId: `${provinceId}-centre`,
    teams: ['north', 'south'],
    agencies: [
      {
        agencyId: `health-of-${provinceId}`,
        name: { ar: 'مندوبية الصحة', fr: 'Délégation de la santé', en: 'Delegation of Health' },
      },
    ],
  };
}

/** A clerk of the campaign's agencies, who asks the services directly. */
export const clerk = {
  role: 'agency-staff',
  subject: 'clerk',
  agencies: parts.agencies.map(({ agencyId }) => agencyId),
} as const;

/** The night that runs now, or is about to begin. */
export function tonight(): string {
  return nightAt(new Date().toISOString(), timeZone);
}

/** Sets up a campaign that runs tonight, and writes down who works in it. */
export async function openConsoleCampaign(platform: PlatformUnderTest, home: string): Promise<void> {
  const { provinceId, campaignId, centreId, agencies } = parts;
  await Promise.all(agencies.map(({ agencyId }) => platform.addAgency(agencyId)));
  const committee = { role: 'committee', subject: 'set-up', provinces: [provinceId] } as const;
  const client = (service: ServiceName) => clientOf(platform, service, committee);
  const day = (days: number) => new Date(Date.parse(tonight()) + days * dayMs).toISOString().slice(0, 10);
  await setUpCampaign(
    { intake: client('intake'), shelterCapacity: client('shelter-capacity'), referral: client('referral') },
    {
      provinceId,
      campaignId,
      startsOn: day(-30),
      endsOn: day(60),
      language: 'ar',
      deadlines,
      followUpVisits: ['P7D', 'P30D', 'P90D'],
      centres: [
        {
          centreId,
          name: 'مركز سيدي قاسم',
          units: [
            { kind: 'men', beds: 3 },
            { kind: 'women', beds: 1, overflow: 1 },
            { kind: 'families', beds: 1 },
          ],
        },
      ],
      agencies: agencies.map((agency) => ({ ...agency, services: ['health'], rank: 1 })),
    },
    (...words) => ['console', ...words].join('-').padEnd(8, '-'),
  );
  await addPeople(home, peopleOfCampaign(parts));
}

/** A client of a service as somebody of the campaign. */
export function clientOf(
  { addresses, issuer }: PlatformUnderTest,
  service: ServiceName,
  who: Omit<TokenRequest, 'expiresIn'>,
): ServiceClient {
  return createServiceClient({
    url: addresses.services[service],
    token: keepToken(issuer, { campaigns: [parts.campaignId], ...who }),
    retry: retryUntilHeard,
  });
}
