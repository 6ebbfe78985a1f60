import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRandom } from '@iwaa/proof-kit/random';
import { Command, InvalidArgumentError, Option } from 'commander';
import { planFaults } from './faults/plan-faults.ts';
import { type Plant, plantNames } from './preload/plants.ts';

export interface FaultsOptions {
  readonly faults: number;
  readonly writes: number;
  readonly minutes: number;
  /** Undefined: one is drawn, and told. */
  readonly seed?: string;
  /** Undefined: a folder of its own, deleted when all was found as it has to be. */
  readonly home?: string;
  readonly json?: string;
  readonly keep: boolean;
  readonly only?: string;
  readonly plant?: Plant;
}

/** The command line. */
export function faultsCommand(): Command {
  return new Command('npm run faults --')
    .description(
      'Starts Iwaa on engines of its own, makes a load through the public clients, kills, freezes, poisons and delivers again, ' +
        'waits until everything is idle, and checks from the engines that nothing was lost and nothing was done twice. ' +
        'Exit status 0: all was found as it has to be; 1: it was not; 2: the command was wrong.',
    )
    .option('--faults <number>', 'how many faults come', wholeNumber, 60)
    .option('--writes <number>', 'acknowledged writes after which the load ends', wholeNumber, 20_000)
    .option(
      '--minutes <number>',
      'the longest that the load lasts; the faults are spread over it',
      positive,
      10,
    )
    .option(
      '--seed <word>',
      'the same word gives the same people and the same faults at the same times',
      word,
    )
    .option(
      '--only <words>',
      'only faults with these words in their name, such as "kafka" or "connections cut"',
      nameOfAFault,
    )
    .option('--home <folder>', 'where data, logs and the journal are kept; it has to be empty or not there')
    .option('--json <file>', 'writes what was done and found as JSON too', (file: string) =>
      resolve(process.env.INIT_CWD ?? '.', file),
    )
    .option('--keep', 'keeps the folder even when all is well', false)
    .addOption(
      new Option(
        '--plant <bug>',
        'gives every service a bug, to check the checks: exit status 0 when it was found',
      ).choices(plantNames),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  npm run faults\n  npm run faults -- --faults 5 --writes 500 --minutes 1\n  npm run faults -- --seed k3f9a1 --json faults.json',
    )
    .showHelpAfterError();
}

/** A seed for a run that was given none. */
export function drawnSeed(): string {
  return randomBytes(3).toString('hex');
}

/** The folder of a run that was given none. */
export function homeOf(seed: string): string {
  return join(tmpdir(), `iwaa-faults-${seed}-${process.pid}`);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1)
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  return number;
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It has to be a number above 0, such as 0.5.');
  return number;
}

function nameOfAFault(words: string): string {
  try {
    planFaults(1, 1, createRandom(''), words);
  } catch {
    throw new InvalidArgumentError(
      'No fault has these words in its name; the names are those that a run prints, such as "casework killed" or "the disk of mongo full".',
    );
  }
  return words;
}

function word(text: string): string {
  if (!/^[a-z0-9]{1,12}$/.test(text))
    throw new InvalidArgumentError('A seed is a word of at most 12 small letters and digits.');
  return text;
}
