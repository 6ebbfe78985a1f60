import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type GroupName, groupNames } from './attack.ts';

export interface AttackOptions {
  readonly only: readonly GroupName[];
  readonly seed: string;
  readonly json?: string;
  readonly home?: string;
  readonly messages: number;
  readonly cases: number;
  readonly verbose: boolean;
  /** A bug that the platform is given, so that it is seen whether the attacks find it. */
  readonly plant?: 'prefixed-acl';
}

function isGroup(name: string): name is GroupName {
  return groupNames.some((known) => known === name);
}

function readGroup(name: string, before: readonly GroupName[] = []): GroupName[] {
  if (isGroup(name)) return [...before, name];
  throw new InvalidArgumentError(`There are: ${groupNames.join(', ')}.`);
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count;
  throw new InvalidArgumentError('It has to be a whole number from 1 to 100000.');
}

/** The command line of the attacks. */
export function attackCommand(): Command {
  return new Command('npm run attacks --')
    .description(
      'Starts the platform in a folder of its own, on free ports, with two campaigns; tries every attack on it, and prints each with the refusal that it must get.\n' +
        'Ends with 1 when an attack got something else.',
    )
    .addOption(
      new Option('--only <group>', `one kind of attacks; may be repeated: ${groupNames.join(', ')}`)
        .argParser(readGroup)
        .default([]),
    )
    .option(
      '--seed <word>',
      'what is drawn by chance is drawn from it; printed, so that a run can be repeated',
      'iwaa',
    )
    .option('--json <file>', 'write all findings there as JSON', (file: string) =>
      resolve(process.env.INIT_CWD ?? '.', file),
    )
    .option(
      '--home <folder>',
      'keep data, logs and keys there; without it a temporary folder is removed at the end',
    )
    .option('--messages <count>', 'malformed messages for each topic', readCount, 1000)
    .option('--cases <count>', 'cases that schemathesis tries for each operation', readCount, 100)
    .addOption(
      new Option(
        '--plant <bug>',
        'gives an agency its topic by a prefix, to check the attacks: ends with 0 when they found it',
      ).choices(['prefixed-acl']),
    )
    .option('--verbose', 'print every attack, not only those that went wrong', false)
    .addHelpText(
      'after',
      '\nExamples:\n  npm run attacks\n  npm run attacks -- --only tokens --only kafka --verbose\n  npm run attacks -- --only openapi --cases 1000 --json attacks.json',
    )
    .showHelpAfterError();
}
