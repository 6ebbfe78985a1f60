import type { TokenRequest } from '@iwaa/issuer/issuer';
import type { Platform } from '@iwaa/platform/platform';
import type { Random } from '@iwaa/winter/plan/random';
import { createDoor, type Door } from '@iwaa/winter/players/door';
import { loadAgencies, loadCampaign, loadCentre, raceCampaign, raceCentre, teams } from './cast.ts';
import type { Journal } from './journal.ts';
import { createJournalledDoor, type JournalledDoor } from './journalled-door.ts';

/** Every door that the load enters, each with its role's own token. */
export interface LoadDoors {
  readonly named: ReadonlyMap<string, JournalledDoor>;
  readonly street: (team: string) => JournalledDoor;
  readonly shelter: JournalledDoor;
  readonly mediation: JournalledDoor;
  readonly committee: JournalledDoor;
  readonly agency: (agencyId: string) => JournalledDoor;
  /** For setting up: it does not give up and is not journalled. */
  readonly setUp: Record<'intake' | 'shelterCapacity' | 'referral', Door>;
}

const campaigns = [loadCampaign, raceCampaign];

export function openLoadDoors(
  platform: Platform,
  journal: Journal,
  random: Random,
  signal: AbortSignal,
): LoadDoors {
  const { services } = platform.addresses;
  const named = new Map<string, JournalledDoor>();
  const open = (name: string, url: string, who: TokenRequest): JournalledDoor => {
    const token = keptToken(platform, who);
    const door = createJournalledDoor({ name, url, token, journal, random: random.fork(name), signal });
    named.set(name, door);
    return door;
  };
  const committee: TokenRequest = { subject: 'committee', role: 'committee', campaigns };
  const passing = ['campaign-unknown', 'campaign-not-known-yet', 'not-found'];
  const plain = (url: string): Door =>
    createDoor({ url, token: keptToken(platform, committee), passing, signal });
  for (const team of teams) {
    open(`street-${team}`, services.intake, {
      subject: `street-${team}`,
      role: 'street-team',
      campaigns,
      team,
    });
  }
  for (const { agencyId } of loadAgencies) {
    const who: TokenRequest = { subject: `clerk-of-${agencyId}`, role: 'agency-staff', agencies: [agencyId] };
    open(`agency-${agencyId}`, services.referral, who);
  }
  const find = (name: string): JournalledDoor => {
    const door = named.get(name);
    if (!door) throw new Error(`The load has no door named ${name}`);
    return door;
  };
  return {
    named,
    street: (team) => find(`street-${team}`),
    agency: (agencyId) => find(`agency-${agencyId}`),
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

/** A token that outlives any run. */
function keptToken(platform: Platform, who: TokenRequest): () => Promise<string> {
  const token = platform.issuer.token({ ...who, expiresIn: 'PT24H' });
  return () => token;
}
