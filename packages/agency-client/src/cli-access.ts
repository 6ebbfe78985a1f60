import { readFile } from 'node:fs/promises';
import { slug } from '@iwaa/contracts/ids';
import { readOnOrOff } from '@iwaa/contracts/on-or-off';
import { type Command, Option } from 'commander';
import type { AgencyClientOptions } from './agency-client.ts';

/** What the command line gives to reach Kafka, before it is checked. */
export interface CliAccess {
  readonly agency?: string;
  readonly brokers?: string;
  readonly username?: string;
  readonly passwordFile?: string;
  readonly ssl?: boolean;
  readonly namespace?: string;
  readonly inbox?: string;
}

/** Adds the options that every command has. */
export function accessOptions(command: Command): Command {
  return command
    .addOption(new Option('--agency <id>', 'the id of the agency').env('AGENCY_ID'))
    .addOption(new Option('--brokers <addresses>', 'addresses of Kafka, by commas').env('KAFKA_BROKERS'))
    .addOption(new Option('--username <name>', "the agency's Kafka user").env('KAFKA_USERNAME'))
    .addOption(
      new Option(
        '--password-file <path>',
        'a file that holds the password; else KAFKA_PASSWORD in the environment is taken',
      ).env('KAFKA_PASSWORD_FILE'),
    )
    .addOption(
      new Option('--ssl [on]', 'speak to Kafka over TLS: true or false')
        .env('KAFKA_SSL')
        .preset('true')
        .argParser(readOnOrOff),
    )
    .addOption(
      new Option('--namespace <name>', 'the first part of the topic names')
        .env('IWAA_NAMESPACE')
        .default('iwaa'),
    );
}

/**
 * What the client needs, from what was given.
 * @throws Error that names everything that is missing or wrong.
 */
export async function readAccess(given: CliAccess): Promise<Omit<AgencyClientOptions, 'log'>> {
  const { agency, brokers, username, passwordFile, namespace = 'iwaa', inbox = 'inbox' } = given;
  const password = passwordFile ? await passwordOf(passwordFile) : process.env.KAFKA_PASSWORD;
  if (!agency || !brokers || !username || !password) {
    const missing = [
      agency ? [] : '--agency (AGENCY_ID)',
      brokers ? [] : '--brokers (KAFKA_BROKERS)',
      username ? [] : '--username (KAFKA_USERNAME)',
      password ? [] : '--password-file (or KAFKA_PASSWORD)',
    ].flat();
    throw new Error(`Not enough is given to reach Iwaa. Missing: ${missing.join(', ')}.`);
  }
  if (!slug.safeParse(agency).success)
    throw new Error('An agency id is lower-case words joined by hyphens, such as health-delegation.');
  return {
    agencyId: agency,
    brokers: brokers.split(',').map((address) => address.trim()),
    username,
    password,
    ssl: given.ssl ?? false,
    namespace,
    inbox,
  };
}

async function passwordOf(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new Error(`The password file ${file} can not be read.`, { cause });
  }
}
