import type { TokenRequest } from '@iwaa/issuer/issuer';
import type { Platform } from '@iwaa/platform/platform';
import { keepToken } from '@iwaa/proof-kit/http/keep-token';
import { retryUntilHeard, retryWhileDown } from '@iwaa/proof-kit/set-up-campaign';
import type { RetryPolicy } from '@iwaa/service-client/retry-policy';
import { createServiceClient, type ServiceClient } from '@iwaa/service-client/service-client';
import type { Campaign } from './campaign.ts';
import { teams } from './campaign.ts';
import type { RoleClients } from './winter-context.ts';

/** Makes every client that the actors need, each with the token of its role and of nothing else. */
export function openRoleClients(platform: Platform, campaign: Campaign, signal: AbortSignal): RoleClients {
  const { services } = platform.addresses;
  const { provinceId, campaignId, centreId } = campaign;
  const open = (url: string, who: TokenRequest, retry: RetryPolicy = retryWhileDown): ServiceClient =>
    createServiceClient({ url, token: keepToken(platform.issuer, who), retry, signal });

  const committee: TokenRequest = {
    subject: 'committee',
    role: 'committee',
    provinces: [provinceId],
    campaigns: [campaignId],
  };
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
  const clerks = (url: string, retry?: RetryPolicy): ReadonlyMap<string, ServiceClient> =>
    new Map(
      campaign.agencies.map(({ agencyId }) => {
        const subject = `clerk-of-${agencyId}`;
        return [agencyId, open(url, { subject, role: 'agency-staff', agencies: [agencyId] }, retry)];
      }),
    );
  const agencies = clerks(services.referral);
  // Intake hears by a fact that a referral was accepted.
  const unheard = ['not-found', 'referral-not-accepted'];
  const agenciesAtIntake = clerks(services.intake, { ...retryWhileDown, codes: unheard });
  return {
    committee: {
      intake: open(services.intake, committee),
      shelterCapacity: open(services['shelter-capacity'], committee, retryUntilHeard),
      referral: open(services.referral, committee, retryUntilHeard),
      // A case that was opened in a rush is followed by its workflow a good while later.
      casework: open(services.casework, committee, { forMs: 900_000 }),
    },
    streetTeam: (team) => required(streetTeams.get(team)),
    shelterStaff: open(services['shelter-capacity'], staff),
    socialWorker: {
      intake: open(services.intake, worker),
      mediation: open(services.mediation, worker),
      shelterCapacity: open(services['shelter-capacity'], worker),
    },
    agency: (agencyId) => required(agencies.get(agencyId)),
    agencyAtIntake: (agencyId) => required(agenciesAtIntake.get(agencyId)),
  };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There is no such actor in this winter');
  return value;
}
