import type { Deadlines, UnitKind } from '@iwaa/contracts/vocabulary';
import type { Platform } from '@iwaa/platform/platform';
import { createDoor, type Door } from '@iwaa/winter/players/door';

/** The campaign that is measured; nothing falls due in it while it is. */
export const campaignId = 'BN-2526';
/** A centre takes two thousand beds in a unit; where more are needed there are more centres. */
const mostBedsInUnit = 2000;
export const agencyId = 'bench-health';
const team = 'north';
const night = '2025-12-12';

/** A campaign in which people wait for a bed that is not there, so that a deadline falls due. */
export const waitingCampaignId = 'BW-2526';

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
  readonly waitingRoundId: string;
}

/** Declares the campaigns, opens centres with so many beds of each unit, registers the agency, and starts the rounds. */
export async function openProduct(
  platform: Platform,
  bedsPerUnit: number,
  waitingForBed: string,
): Promise<ProductDoors> {
  const { services } = platform.addresses;
  const campaigns = [campaignId, waitingCampaignId];
  const open = async (url: string, who: Parameters<Platform['issuer']['token']>[0]): Promise<Door> => {
    const token = await platform.issuer.token({ ...who, campaigns, expiresIn: 'PT24H' });
    const passing = ['campaign-unknown', 'campaign-not-known-yet', 'not-found'];
    return createDoor({ url, token: async () => token, passing });
  };
  const committee = { subject: 'committee', role: 'committee' } as const;
  const intake = await open(services.intake, committee);
  for (const [id, deadlines] of [
    [campaignId, far],
    [waitingCampaignId, { ...far, waitingForBed }],
  ] as const) {
    const body = {
      campaignId: id,
      city: 'Sidi Kacem',
      startsOn: night,
      endsOn: '2026-02-28',
      language: 'fr',
    };
    const followUpVisits = ['PT1H', 'PT2H', 'PT3H'];
    await intake.post('/campaigns', { ...body, deadlines, followUpVisits }, `declare-${id}`);
  }
  const shelter = await open(services['shelter-capacity'], committee);
  const centreIds: string[] = [];
  for (let left = bedsPerUnit; left > 0; left -= mostBedsInUnit) {
    const centreId = `bench-centre-${centreIds.length + 1}`;
    const beds = Math.min(left, mostBedsInUnit);
    const body = { centreId, name: 'Centre', units: units.map((kind) => ({ kind, beds })) };
    await shelter.post(`/campaigns/${campaignId}/centres`, body, `open-${centreId}`);
    centreIds.push(centreId);
  }
  const referral = await open(services.referral, committee);
  await referral.post(
    `/campaigns/${campaignId}/agencies`,
    { agencyId, name: 'Santé', services: ['health'], rank: 1 },
    'register-agency',
  );
  const street = await open(services.intake, { subject: 'street', role: 'street-team', team });
  const startRound = async (id: string): Promise<string> => {
    const body = { team, night, places: [] };
    const path = `/campaigns/${id}/rounds`;
    return (await street.post<{ roundId: string }>(path, body, `round-${id}`)).roundId;
  };
  return {
    street,
    shelter: await open(services['shelter-capacity'], {
      subject: 'staff',
      role: 'shelter-staff',
      centres: centreIds,
    }),
    mediation: await open(services.mediation, { subject: 'worker', role: 'social-worker' }),
    centreIds,
    roundId: await startRound(campaignId),
    waitingRoundId: await startRound(waitingCampaignId),
  };
}

export { night };
