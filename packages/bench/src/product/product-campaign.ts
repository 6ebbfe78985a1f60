import type { Deadlines, ServiceName, UnitKind } from '@iwaa/contracts/vocabulary';
import type { Platform } from '@iwaa/platform/platform';
import { createDoor, type Door } from '@iwaa/winter/players/door';

/** The campaign that is measured; nothing falls due in it while it is. */
const campaignId = 'BN-2526';
/** A centre takes two thousand beds in a unit; where more are needed there are more centres. */
const mostBedsInUnit = 2000;
export const agencyId = 'bench-health';
const team = 'north';
export const night = '2025-12-12';

/** Longer than anything is measured. */
const far: Deadlines = {
  bedHold: 'P2D',
  waitingForBed: 'P2D',
  referralAnswer: 'P2D',
  referralCompletion: 'P2D',
  familyContact: 'P2D',
  returnDecision: 'P2D',
  followUpGrace: 'P2D',
};

export const units = ['men', 'women', 'families'] as const satisfies readonly UnitKind[];

/** The doors by which the product is measured. */
export interface ProductDoors {
  readonly street: Door;
  readonly shelter: Door;
  readonly mediation: Door;
  readonly centreIds: readonly string[];
  readonly roundId: string;
}

type Who = Parameters<Platform['issuer']['token']>[0];

const committee: Who = { subject: 'committee', role: 'committee' };
const streetTeam: Who = { subject: 'street', role: 'street-team', team };

/** Opens a service's door with a token for some campaigns. */
async function openDoor(
  { addresses, issuer }: Platform,
  service: ServiceName,
  campaigns: readonly string[],
  who: Who,
): Promise<Door> {
  const token = await issuer.token({ ...who, campaigns: [...campaigns], expiresIn: 'PT24H' });
  const passing = ['campaign-unknown', 'campaign-not-known-yet', 'not-found'];
  return createDoor({ url: addresses.services[service], token: async () => token, passing });
}

async function declareCampaign(intake: Door, id: string, deadlines: Deadlines): Promise<void> {
  const body = {
    campaignId: id,
    city: 'Sidi Kacem',
    startsOn: night,
    endsOn: '2026-02-28',
    language: 'fr',
    deadlines,
    followUpVisits: ['PT1H', 'PT2H', 'PT3H'],
  };
  await intake.post('/campaigns', body, `declare-${id}`);
}

async function startRound(street: Door, id: string): Promise<string> {
  const body = { team, night, places: [] };
  const path = `/campaigns/${id}/rounds`;
  return (await street.post<{ roundId: string }>(path, body, `round-${id}`)).roundId;
}

/** Where people are met who wait for a bed that is not there: a round for each length of time that they wait. */
export interface WaitingDoors {
  readonly street: Door;
  readonly roundIds: readonly string[];
}

/** Declares a campaign without beds for each of these durations (ISO 8601) until `waitingForBed` falls due, and starts its round. */
export async function openWaiting(platform: Platform, durations: readonly string[]): Promise<WaitingDoors> {
  const ids = durations.map((_, index) => `BW-${String(index + 1).padStart(4, '0')}`);
  const intake = await openDoor(platform, 'intake', ids, committee);
  const street = await openDoor(platform, 'intake', ids, streetTeam);
  const roundIds: string[] = [];
  for (const [index, waitingForBed] of durations.entries()) {
    const id = ids[index] ?? '';
    await declareCampaign(intake, id, { ...far, waitingForBed });
    roundIds.push(await startRound(street, id));
  }
  return { street, roundIds };
}

/** Declares the campaign, opens centres with so many beds of each unit, registers the agency, and starts the round. */
export async function openProduct(platform: Platform, bedsPerUnit: number): Promise<ProductDoors> {
  const open = (service: ServiceName, who: Who): Promise<Door> =>
    openDoor(platform, service, [campaignId], who);
  await declareCampaign(await open('intake', committee), campaignId, far);
  const shelter = await open('shelter-capacity', committee);
  const centreIds: string[] = [];
  for (let left = bedsPerUnit; left > 0; left -= mostBedsInUnit) {
    const centreId = `bench-centre-${centreIds.length + 1}`;
    const beds = Math.min(left, mostBedsInUnit);
    const body = { centreId, name: 'Centre', units: units.map((kind) => ({ kind, beds })) };
    await shelter.post(`/campaigns/${campaignId}/centres`, body, `open-${centreId}`);
    centreIds.push(centreId);
  }
  const referral = await open('referral', committee);
  await referral.post(
    `/campaigns/${campaignId}/agencies`,
    { agencyId, name: 'Santé', services: ['health'], rank: 1 },
    'register-agency',
  );
  const street = await open('intake', streetTeam);
  return {
    street,
    shelter: await open('shelter-capacity', { subject: 'staff', role: 'shelter-staff', centres: centreIds }),
    mediation: await open('mediation', { subject: 'worker', role: 'social-worker' }),
    centreIds,
    roundId: await startRound(street, campaignId),
  };
}
