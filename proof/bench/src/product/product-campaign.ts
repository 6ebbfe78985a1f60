import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { Deadlines, ServiceName, UnitKind } from '@iwaa/contracts/vocabulary';
import type { TokenRequest } from '@iwaa/issuer/issuer';
import type { Platform } from '@iwaa/platform/platform';
import { keepToken } from '@iwaa/proof-kit/http/keep-token';
import { type CampaignPlan, retryUntilHeard, setUpCampaign } from '@iwaa/proof-kit/set-up-campaign';
import { createServiceClient, type ServiceClient } from '@iwaa/service-client/service-client';

/** The campaign that is measured; nothing falls due in it while it is. */
const campaignId = 'BN-2526';
const provinceId = 'bench';
/** A centre takes two thousand beds in a unit; where more are needed there are more centres. */
const mostBedsInUnit = 2000;
export const agencyId = 'bench-health';
const team = 'north';
export const night = '2025-12-12';

/** Longer than anything is measured. */
const far: Deadlines = {
  bedOffer: 'P2D',
  bedHold: 'P2D',
  onTheWay: 'PT2H',
  waitingForBed: 'P2D',
  absenceReminder: 'P2D',
  absence: 'P2D',
  referralAnswer: 'P2D',
  referralCompletion: 'P2D',
  familyContact: 'P2D',
  returnDecision: 'P2D',
  followUpGrace: 'P2D',
  alertLooked: 'P2D',
  alertLookedAgain: 'P2D',
};

export const units = ['men', 'women', 'families'] as const satisfies readonly UnitKind[];

/** The clients by which the product is measured. */
export interface ProductClients {
  readonly street: ServiceClient;
  readonly shelter: ServiceClient;
  readonly mediation: ServiceClient;
  readonly centreIds: readonly string[];
  readonly roundId: string;
}

type Who = Omit<TokenRequest, 'campaigns' | 'expiresIn'>;

const committee: Who = { subject: 'committee', role: 'committee', provinces: [provinceId] };
const streetTeam: Who = { subject: 'street', role: 'street-team', team };

/** A client of a service with a token for some campaigns. */
function openClient(
  { addresses, issuer }: Platform,
  service: ServiceName,
  campaigns: readonly string[],
  who: Who,
): ServiceClient {
  return createServiceClient({
    url: addresses.services[service],
    token: keepToken(issuer, { ...who, campaigns }),
    retry: retryUntilHeard,
  });
}

/** A campaign without centres or agencies. */
function bareCampaign(id: string, deadlines: Deadlines): CampaignPlan {
  return {
    provinceId,
    campaignId: id,
    startsOn: night,
    endsOn: '2026-02-28',
    deadlines,
    // A visit is taken from the day on which it is due.
    followUpVisits: ['PT1S', 'PT2S', 'PT3S'],
    centres: [],
    agencies: [],
  };
}

function setUp(platform: Platform, campaigns: readonly string[], plan: CampaignPlan): Promise<void> {
  const open = (service: ServiceName): ServiceClient => openClient(platform, service, campaigns, committee);
  const clients = {
    intake: open('intake'),
    shelterCapacity: open('shelter-capacity'),
    referral: open('referral'),
  };
  return setUpCampaign(clients, plan, (...words) => words.join('-'));
}

async function startRound(street: ServiceClient, id: string): Promise<string> {
  const request = { params: { campaignId: id }, body: { team, night }, key: `round-${id}` };
  return (await street.call(intakeRoutes.startRound, request)).roundId;
}

/** Where people are met who wait for a bed that is not there: a round for each length of time that they wait. */
export interface WaitingClients {
  readonly street: ServiceClient;
  readonly roundIds: readonly string[];
}

/** Declares a campaign without beds for each of these durations (ISO 8601) until `waitingForBed` falls due, and starts its round. */
export async function openWaiting(platform: Platform, durations: readonly string[]): Promise<WaitingClients> {
  const ids = durations.map((_, index) => `BW-${String(index + 1).padStart(4, '0')}`);
  const street = openClient(platform, 'intake', ids, streetTeam);
  const roundIds: string[] = [];
  for (const [index, waitingForBed] of durations.entries()) {
    const id = ids[index] ?? '';
    await setUp(platform, ids, bareCampaign(id, { ...far, waitingForBed }));
    roundIds.push(await startRound(street, id));
  }
  return { street, roundIds };
}

/** Declares the campaign, opens centres with so many beds of each unit, registers the agency, and starts the round. */
export async function openProduct(platform: Platform, bedsPerUnit: number): Promise<ProductClients> {
  const open = (service: ServiceName, who: Who): ServiceClient =>
    openClient(platform, service, [campaignId], who);
  const centreIds: string[] = [];
  const centres: CampaignPlan['centres'][number][] = [];
  for (let left = bedsPerUnit; left > 0; left -= mostBedsInUnit) {
    const centreId = `bench-centre-${centreIds.length + 1}`;
    const beds = Math.min(left, mostBedsInUnit);
    centres.push({ centreId, name: 'Centre', units: units.map((kind) => ({ kind, beds })) });
    centreIds.push(centreId);
  }
  await setUp(platform, [campaignId], {
    ...bareCampaign(campaignId, far),
    centres,
    agencies: [{ agencyId, name: 'Santé', services: ['health'], rank: 1 }],
  });
  const street = open('intake', streetTeam);
  return {
    street,
    shelter: open('shelter-capacity', { subject: 'staff', role: 'shelter-staff', centres: centreIds }),
    mediation: open('mediation', { subject: 'worker', role: 'social-worker' }),
    centreIds,
    roundId: await startRound(street, campaignId),
  };
}
