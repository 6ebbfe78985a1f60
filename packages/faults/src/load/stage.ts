import type { Random } from '@iwaa/winter/plan/random';
import type { Journal } from './journal.ts';
import type { LoadBook } from './load-book.ts';
import type { LoadDoors } from './load-doors.ts';

/** What those who make the load share. */
export interface LoadStage {
  readonly doors: LoadDoors;
  readonly journal: Journal;
  readonly book: LoadBook;
  readonly random: Random;
  /** The first part of every key, so that two runs never send the same. */
  readonly run: string;
  /** The rounds of the load's campaign, by team. */
  readonly rounds: ReadonlyMap<string, string>;
  /** Aborted when the load is to end. */
  readonly signal: AbortSignal;
}
