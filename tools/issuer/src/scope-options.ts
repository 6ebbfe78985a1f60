import { resolve } from 'node:path';
import type { Command } from 'commander';

/** Whose things somebody is to reach, as a command line says it. */
export interface ScopeOptions {
  readonly province: string[];
  readonly campaign: string[];
  readonly centre: string[];
  readonly agency: string[];
  readonly team?: string;
}

const defaultHome = process.env.IWAA_HOME ?? resolve(import.meta.dirname, '../../../.iwaa');

function several(value: string, before: string[]): string[] {
  return [...before, value];
}

/** Adds the options by which a command is told whose things somebody is to reach. */
export function withScope(command: Command): Command {
  return command
    .option(
      '--province <id>',
      'a province that the bearer answers for, such as sidi-kacem; may be repeated',
      several,
      [],
    )
    .option(
      '--campaign <id>',
      'a campaign whose things may be reached, such as SK-2425; may be repeated',
      several,
      [],
    )
    .option('--centre <id>', 'a shelter centre; may be repeated', several, [])
    .option('--agency <id>', 'an agency; may be repeated', several, [])
    .option('--team <id>', 'a street team');
}

/** Adds the option that names the platform's home. `homeOf` reads it. */
export function withHome(command: Command): Command {
  return command.option(
    '--home <folder>',
    'the home of the platform whose services are asked (IWAA_HOME)',
    defaultHome,
  );
}

/** The home that was named, as seen from where npm was called. */
export function homeOf({ home }: { readonly home: string }): string {
  return resolve(process.env.INIT_CWD ?? '.', home);
}
