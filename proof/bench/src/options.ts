import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';

export const parts = ['work', 'case', 'floor', 'growth', 'backlog', 'deadlines', 'endurance'] as const;
export type Part = (typeof parts)[number];

export interface BenchOptions {
  readonly seconds: number;
  readonly rates: readonly number[];
  readonly only: readonly Part[];
  readonly cases: number;
  /** Whole cases at once, one number after the other. */
  readonly widths: readonly number[];
  /** Whole cases begun a second, one number after the other. */
  readonly caseRates: readonly number[];
  readonly highest: boolean;
  readonly open: readonly number[];
  readonly facts: number;
  readonly deadlines: number;
  readonly minutes: number;
  readonly seed: string;
  readonly json?: string;
  readonly home?: string;
  readonly profile?: string;
  readonly writeDocs: boolean;
}

/** What is measured where nothing is chosen; the others take long. */
const usualParts: readonly Part[] = ['work', 'case', 'floor'];

export function isChosen({ only }: Pick<BenchOptions, 'only'>, part: Part): boolean {
  return (only.length > 0 ? only : usualParts).includes(part);
}

/** The command line. */
export function benchCommand(): Command {
  return new Command('npm run bench --')
    .description(
      'Starts Iwaa on engines of its own and beside it a floor written by hand, without any framework and without any of the ' +
        'semantics; sends both the same work and says what each took, what it cost, and the ratio.',
    )
    .option('--seconds <number>', 'how long each rate is kept; a minute is telling', positive, 15)
    .option('--rates <list>', 'contacts a second, one after the other', positives, [5, 20, 40])
    .option('--no-highest', 'does not look for the highest rate that is held')
    .option('--cases <number>', 'whole cases that are run', whole, 200)
    .option('--widths <list>', 'whole cases at once, one number after the other', wholes, [24, 120])
    .option(
      '--case-rates <list>',
      'whole cases begun a second, one rate after the other: a rate that leaves cores time to spare says what the way takes',
      positives,
      [5],
    )
    .option(
      '--only <part>',
      `some parts of ${parts.join(', ')}; joined by commas or repeated. work, case and floor where left out; floor means: the floor too`,
      readParts,
      [],
    )
    .option(
      '--open <list>',
      'growth: cases that are open while whole ones are run',
      positives,
      [1000, 10_000],
    )
    .option('--facts <number>', 'backlog: facts that wait', whole, 20_000)
    .option(
      '--deadlines <number>',
      'deadlines: how many fall due within a minute; 10,000 take nine minutes to prepare',
      whole,
      1000,
    )
    .option('--minutes <number>', 'endurance: how long whole cases are run', positive, 10)
    .option('--seed <word>', 'goes into the ids of what is sent', word, 'bench')
    .option('--json <file>', 'writes the results as JSON too', (file: string) =>
      resolve(process.env.INIT_CWD ?? '.', file),
    )
    .option(
      '--profile <folder>',
      "writes a CPU profile of each service there, for a browser's developer tools",
      (folder: string) => resolve(process.env.INIT_CWD ?? '.', folder),
    )
    .option('--home <folder>', 'where data and logs are kept; it has to be empty or not there')
    .option('--write-docs', 'puts the tables into docs/results/bench.md', false)
    .addHelpText(
      'after',
      '\nExamples:\n  npm run bench\n  npm run bench -- --seconds 60 --json bench.json\n  npm run bench -- --only case,floor --cases 500\n  npm run bench -- --only growth --open 1000,10000,50000\n  npm run bench -- --only endurance --minutes 60',
    )
    .showHelpAfterError();
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number)))
    throw new InvalidArgumentError('It has to be a number above 0.');
  return number;
}

function positives(text: string): number[] {
  return text.split(',').map(positive);
}

function wholes(text: string): number[] {
  return text.split(',').map(whole);
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  return Number(text);
}

function isPart(text: string): text is Part {
  return (parts as readonly string[]).includes(text);
}

function readParts(text: string, before: readonly Part[]): readonly Part[] {
  const named = text.split(',');
  if (!named.every(isPart)) throw new InvalidArgumentError(`It takes some of ${parts.join(', ')}.`);
  return [...before, ...named];
}

function word(text: string): string {
  if (!/^[a-z0-9]{1,12}$/.test(text))
    throw new InvalidArgumentError('A seed is a word of at most 12 small letters and digits.');
  return text;
}
