import type { TokenRequest } from '@iwaa/issuer/issuer';
import type { Platform } from '@iwaa/platform/platform';
import { keepToken } from '@iwaa/proof-kit/http/keep-token';
import type { Random } from '@iwaa/proof-kit/random';
import { retryUntilHeard } from '@iwaa/proof-kit/set-up-campaign';
import { createServiceClient, type ServiceClient } from '@iwaa/service-client/service-client';
import type { Journal } from './journal.ts';
import { createJournalledClient, type JournalledClient } from './journalled-client.ts';
import {
  loadAgencies,
  loadCampaign,
  loadCentre,
  loadProvince,
  raceCampaign,
  raceCentre,
  raceProvince,
  teams,
} from './load-plan.ts';

/** Every client that the load enters, each with its role's own token. */
export interface LoadClients {
  readonly named: ReadonlyMap<string, JournalledClient>;
  readonly street: (team: string) => JournalledClient;
  readonly shelter: JournalledClient;
  readonly mediation: JournalledClient;
  readonly committee: JournalledClient;
  readonly agency: (agencyId: string) => JournalledClient;
  /** The same clerk at intake, who asks whom a referral is about. */
  readonly agencyAtIntake: (agencyId: string) => JournalledClient;
  /** For setting up: it does not give up and is not journalled. */
  readonly setUp: Record<'intake' | 'shelterCapacity' | 'referral', ServiceClient>;
}

/** The subject of an agency's clerk. */
export function clerkOf(agencyId: string): string {
  return `clerk-of-${agencyId}`;
}

const campaigns = [loadCampaign, raceCampaign];

export function openLoadClients(
  platform: Platform,
  journal: Journal,
  random: Random,
  signal: AbortSignal,
): LoadClients {
  const { services } = platform.addresses;
  const named = new Map<string, JournalledClient>();
  const open = (name: string, url: string, who: TokenRequest): JournalledClient => {
    const token = keepToken(platform.issuer, who);
    const client = createJournalledClient({ name, url, token, journal, random: random.fork(name), signal });
    named.set(name, client);
    return client;
  };
  const committee: TokenRequest = {
    ...{ subject: 'committee', role: 'committee' },
    provinces: [loadProvince, raceProvince],
    campaigns,
  };
  const plain = (url: string): ServiceClient =>
    createServiceClient({
      url,
      token: keepToken(platform.issuer, committee),
      retry: retryUntilHeard,
      signal,
    });
  for (const team of teams) {
    open(`street-${team}`, services.intake, {
      subject: `street-${team}`,
      role: 'street-team',
      campaigns,
      team,
    });
  }
  for (const { agencyId } of loadAgencies) {
    const who: TokenRequest = { subject: clerkOf(agencyId), role: 'agency-staff', agencies: [agencyId] };
    open(`agency-${agencyId}`, services.referral, who);
    open(`agency-at-intake-${agencyId}`, services.intake, who);
  }
  const find = (name: string): JournalledClient => {
    const client = named.get(name);
    if (!client) throw new Error(`The load has no client named ${name}`);
    return client;
  };
  return {
    named,
    street: (team) => find(`street-${team}`),
    agency: (agencyId) => find(`agency-${agencyId}`),
    agencyAtIntake: (agencyId) => find(`agency-at-intake-${agencyId}`),
    shelter: open('shelter', services['shelter-capacity'], {
      subject: 'shelter-staff',
      role: 'shelter-staff',
      campaigns,
      centres: [loadCentre, raceCentre],
    }),
    mediation: open('mediation', services.mediation, {
      subject: 'social-worker',
      role: 'social-worker',
      campaigns,
    }),
    committee: open('committee', services.casework, committee),
    setUp: {
      intake: plain(services.intake),
      shelterCapacity: plain(services['shelter-capacity']),
      referral: plain(services.referral),
    },
  };
}
