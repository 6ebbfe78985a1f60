import { type BenchOptions, isChosen } from './options.ts';

/** How many times the contacts of the highest of the rates the search for the highest that is held may send. */
const searchFactor = 7.5;
/** For the warming up, for the whole cases of endurance, and because the units are not asked for evenly. */
const spareBeds = 200;

/** How many contacts the search for the highest rate that is held may send. */
export function searchContacts({ highest, rates, seconds }: BenchOptions): number {
  return highest ? Math.max(...rates) * seconds * searchFactor : 0;
}

/** The beds that a run needs: a contact keeps its own, and a whole case gives it back. */
export function bedsNeeded(options: BenchOptions): number {
  const steps = options.rates.reduce((sum, rate) => sum + rate * options.seconds, 0);
  const contacts = isChosen(options, 'work') ? steps + searchContacts(options) : 0;
  return Math.ceil(contacts + Math.max(...options.widths, options.cases) + spareBeds);
}
