import type { Random } from '@iwaa/proof-kit/random';
import type { ShownPerson } from '../check/check-disclosures.ts';
import type { Journal } from './journal.ts';
import type { LoadClients } from './load-clients.ts';
import type { PeopleMet } from './people-met.ts';

/** What those who make the load share. */
export interface LoadContext {
  readonly clients: LoadClients;
  readonly journal: Journal;
  readonly people: PeopleMet;
  readonly random: Random;
  /** The first part of every key, so that two runs never send the same. */
  readonly run: string;
  /** The rounds of the load's campaign, by team. */
  readonly rounds: ReadonlyMap<string, string>;
  /** Whom agencies were shown, a look each. */
  readonly shown: ShownPerson[];
  /** Aborted when the load is to end. */
  readonly signal: AbortSignal;
}
