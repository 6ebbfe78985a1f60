import { resolve } from 'node:path';
import { type Language, languages } from '@iwaa/contracts/vocabulary';
import { platformHome } from '@iwaa/platform/home';
import { Command, InvalidArgumentError, Option } from 'commander';

export interface WinterOptions {
  /** How much of each night is replayed; left out, it goes by the size of the winter. */
  readonly scale?: number;
  readonly input: string;
  readonly exit: boolean;
  readonly seed: string;
  /** The campaign's: of its report, and of its cases' cards. */
  readonly language: Language;
  readonly home: string;
  readonly freePorts: boolean;
}

/** The winter of the campaign, with its source in its first lines. */
export const defaultInput = resolve(import.meta.dirname, '../winters/2024-2025.csv');

/** The command line of the main job. */
export function winterCommand(): Command {
  return new Command('npm start --')
    .description(
      'Starts Kafka, MongoDB, Temporal and the services, replays a winter night by night through the public clients, and reports it.\n' +
        'Stays up afterwards, so that every case can be looked at; Ctrl-C stops everything, and the data stays.',
    )
    .option(
      '--scale <share>',
      'how much of each night is replayed: above 0, at most 1 (default: a winter of up to 1,000 contacts whole, a tenth of a larger one)',
      readScale,
    )
    .option(
      '--input <file.csv>',
      'a winter as night,contacts,placements',
      (file: string) => resolve(process.env.INIT_CWD ?? '.', file),
      defaultInput,
    )
    .option('--exit', 'end after the report instead of staying up', false)
    .option(
      '--seed <word>',
      'draws the same people, needs and choices each time; what hangs on the moment may differ (case codes, who waits for a bed, which deadlines are missed)',
      readSeed,
      'sidi-kacem',
    )
    .addOption(
      new Option('--language <code>', "the campaign's language, of its report and its cases' cards")
        .choices(languages)
        .default('fr'),
    )
    .option('--free-ports', 'take unused ports instead of the documented ones', false)
    .addOption(
      new Option('--home <folder>', 'where data, logs, keys and reports are kept (IWAA_HOME)').default(
        platformHome(),
        '.iwaa',
      ),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  npm start\n  npm start -- --scale 1 --exit\n  npm start -- --input my-winter.csv --seed other',
    )
    .showHelpAfterError();
}

function readScale(text: string): number {
  const scale = Number(text);
  if (text.trim() === '' || !(scale > 0 && scale <= 1))
    throw new InvalidArgumentError('It has to be above 0 and at most 1, such as 0.1.');
  return scale;
}

function readSeed(text: string): string {
  if (!/^[\w-]{1,40}$/.test(text))
    throw new InvalidArgumentError(
      'A seed is a word of at most 40 letters, digits, hyphens and underscores.',
    );
  return text;
}
