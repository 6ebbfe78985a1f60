import type { Random } from '@iwaa/proof-kit/random';
import type { ServiceClient } from '@iwaa/service-client/service-client';
import type { Campaign } from './campaign.ts';
import type { KnownPeople } from './known-people.ts';

/** A role's clients, each entered with that role's own token. */
export interface RoleClients {
  readonly committee: Record<'intake' | 'shelterCapacity' | 'referral' | 'casework', ServiceClient>;
  /** A street team enters with its team's token. */
  streetTeam(team: string): ServiceClient;
  readonly shelterStaff: ServiceClient;
  readonly socialWorker: Record<'intake' | 'mediation' | 'shelterCapacity', ServiceClient>;
  agency(agencyId: string): ServiceClient;
  /** The same clerk at intake, who asks whom a referral is about. */
  agencyAtIntake(agencyId: string): ServiceClient;
}

/** What the actors share. */
export interface WinterContext {
  readonly campaign: Campaign;
  readonly clients: RoleClients;
  readonly people: KnownPeople;
  readonly random: Random;
  /** The key of a command: the same for the same campaign and words, so that a repetition is known. */
  key(...words: readonly (string | number)[]): string;
  /** Requests in flight at once. */
  readonly width: number;
  /** Aborted when the winter is over or given up. */
  readonly signal: AbortSignal;
}
