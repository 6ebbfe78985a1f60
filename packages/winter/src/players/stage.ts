import type { Random } from '../plan/random.ts';
import type { Book } from './book.ts';
import type { Campaign } from './campaign.ts';
import type { Door } from './door.ts';

/** A role's doors, each entered with that role's own token. */
export interface Doors {
  readonly committee: Record<'intake' | 'shelterCapacity' | 'referral' | 'casework', Door>;
  /** A street team enters with its team's token. */
  streetTeam(team: string): Door;
  readonly shelterStaff: Door;
  readonly socialWorker: Record<'intake' | 'mediation', Door>;
  agency(agencyId: string): Door;
}

/** What the players share. */
export interface Stage {
  readonly campaign: Campaign;
  readonly doors: Doors;
  readonly book: Book;
  readonly random: Random;
  /** The key of a command: the same for the same campaign and words, so that a repetition is known. */
  key(...words: readonly (string | number)[]): string;
  /** Requests in flight at once. */
  readonly width: number;
  /** Aborted when the winter is over or given up. */
  readonly signal: AbortSignal;
}
