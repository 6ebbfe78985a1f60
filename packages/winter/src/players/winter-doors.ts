import type { TokenRequest } from '@iwaa/issuer/issuer';
import type { Platform } from '@iwaa/platform/platform';
import type { Campaign } from './campaign.ts';
import { teams } from './campaign.ts';
import { createDoor, type Door } from './door.ts';
import type { Doors } from './stage.ts';

/** Refusals that pass by themselves: a service that has not yet heard what another one said. */
const notHeardYet = ['campaign-unknown', 'campaign-not-known-yet', 'not-found'];

/** Opens every door that the players need, each with the token of its role and of nothing else. */
export function openDoors(platform: Platform, campaign: Campaign, signal: AbortSignal): Doors {
  const { services } = platform.addresses;
  const { campaignId, centreId } = campaign;
  const open = (url: string, who: TokenRequest, passing: readonly string[] = []): Door =>
    createDoor({ url, token: keptToken(platform, who), passing, signal });

  const committee: TokenRequest = { subject: 'committee', role: 'committee', campaigns: [campaignId] };
  const worker: TokenRequest = { subject: 'social-worker-1', role: 'social-worker', campaigns: [campaignId] };
  const staff: TokenRequest = {
    subject: 'shelter-staff-1',
    role: 'shelter-staff',
    campaigns: [campaignId],
    centres: [centreId],
  };
  const streetTeams = new Map(
    teams.map((team) => [
      team as string,
      open(services.intake, {
        subject: `street-team-${team}`,
        role: 'street-team',
        campaigns: [campaignId],
        team,
      }),
    ]),
  );
  const agencies = new Map(
    campaign.agencies.map(({ agencyId }) => [
      agencyId,
      open(services.referral, {
        subject: `clerk-of-${agencyId}`,
        role: 'agency-staff',
        agencies: [agencyId],
      }),
    ]),
  );
  return {
    committee: {
      intake: open(services.intake, committee),
      shelterCapacity: open(services['shelter-capacity'], committee, notHeardYet),
      referral: open(services.referral, committee, notHeardYet),
      // A case that was opened in a rush is followed by its workflow a good while later.
      casework: createDoor({
        url: services.casework,
        token: keptToken(platform, committee),
        patienceMs: 900_000,
        signal,
      }),
    },
    streetTeam: (team) => required(streetTeams.get(team)),
    shelterStaff: open(services['shelter-capacity'], staff),
    socialWorker: { intake: open(services.intake, worker), mediation: open(services.mediation, worker) },
    agency: (agencyId) => required(agencies.get(agencyId)),
  };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There is no such player in this winter');
  return value;
}

/** A token that is asked for again before it runs out. */
function keptToken(platform: Platform, who: TokenRequest): () => Promise<string> {
  const lifeMs = 3_600_000;
  let token: Promise<string> | undefined;
  let askedAt = 0;
  return () => {
    if (!token || performance.now() - askedAt > lifeMs / 2) {
      askedAt = performance.now();
      token = platform.issuer.token({ ...who, expiresIn: 'PT1H' });
    }
    return token;
  };
}
