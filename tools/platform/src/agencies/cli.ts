import type { OpeningHours } from '@iwaa/contracts/agency-terms';
import type { registerAgency } from '@iwaa/contracts/http/referral';
import { provinceId, slug } from '@iwaa/contracts/ids';
import { agencyLeavingReasons, agencyStates } from '@iwaa/contracts/vocabulary';
import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { EnginesRefusal } from '@iwaa/engines/refusal';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { platformHome } from '../home.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { type Agencies, type Agency, createAgencies } from './agencies.ts';
import { addedLines, agencyLine, agencyLines, handedOverLines } from './in-words.ts';
import { type AccessOptions, openPlatform, PlatformAway } from './platform-access.ts';
import { readHours, readService } from './read-terms.ts';

/** How a command ends. */
const exitCodes = { failed: 1, refused: 2, notReached: 3 } as const;

type Registration = z.input<typeof registerAgency>;
interface Shared extends AccessOptions {
  readonly json?: true;
}
interface AddOptions extends Shared {
  readonly province: string;
  readonly name?: string;
  readonly nameAr?: string;
  readonly nameFr?: string;
  readonly nameEn?: string;
  readonly service: Registration['services'];
  readonly hours?: OpeningHours;
  readonly rank?: number;
}
interface LeavingOptions extends Shared {
  readonly reason: (typeof agencyLeavingReasons)[number];
}

function isIn(schema: z.ZodType<string>, what: string): (text: string) => string {
  return (text) => {
    if (schema.safeParse(text).success) return text;
    throw new InvalidArgumentError(`${what} is named by lower-case words joined by hyphens.`);
  };
}

function rank(text: string): number {
  const given = Number(text);
  if (Number.isInteger(given) && given >= 1 && given <= 1000) return given;
  throw new InvalidArgumentError('A whole number from 1 to 1000; the lowest is asked first.');
}

/** The one name for all languages, or one for each. */
function nameOf({ name, nameAr: ar, nameFr: fr, nameEn: en }: AddOptions): Registration['name'] {
  const given = [ar, fr, en].filter((one) => one !== undefined).length;
  if (name !== undefined && given === 0) return name;
  if (ar !== undefined && fr !== undefined && en !== undefined && name === undefined) return { ar, fr, en };
  throw new PlatformRefusal('Say --name for all languages, or all of --name-ar, --name-fr and --name-en.');
}

const program = new Command('npm run -s agencies --')
  .description(
    'Agencies in full: registered in their province, and with their access to Kafka (login, topics, access list, quota).',
  )
  .showHelpAfterError()
  .addHelpText(
    'after',
    `
Ends with 0 when it is done, 1 when something failed or the command was wrong, 2 when the platform refused, 3 when it is not reached.
A platform elsewhere: --referral, --token-file and --passwords, and the engines' addresses in the environment as for ENGINES=external.

Examples:
  npm run -s agencies -- add night-clinic --province sidi-kacem --name 'Night clinic' --service health --rank 3
  npm run -s agencies -- add haven --province sidi-kacem --name-ar 'الملاذ' --name-fr 'Le Refuge' --name-en 'Haven' \\
    --service 'womens-space units=women,families' --service 'shelter units=women ages=18-' --hours 'monday-friday 08:30-18:00'
  npm run -s agencies -- list --province sidi-kacem
  npm run -s agencies -- suspend night-clinic --reason not-answering
  npm run -s agencies -- remove night-clinic --reason closed`,
  );

function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--json', 'answer in JSON')
    .addOption(
      new Option('--home <folder>', 'the home of the platform that runs on this machine (IWAA_HOME)').default(
        platformHome(),
      ),
    )
    .option('--referral <url>', 'the referral service of a platform elsewhere')
    .option('--token-file <file>', "a file with a token of that platform's committee")
    .option('--passwords <file>', "the file with the passwords of that platform's Kafka users");
}

function ofAgency(name: string, description: string): Command {
  return command(name, description).argument('<id>', 'such as night-clinic', isIn(slug, 'An agency'));
}

const why = () => new Option('--reason <code>', 'why').choices(agencyLeavingReasons).makeOptionMandatory();

/** Carries out a command, tells what came of it, and says by the exit code whether it was done. */
async function run<Result>(
  options: Shared,
  work: (agencies: Agencies) => Promise<Result>,
  inWords: (result: Result) => string,
): Promise<void> {
  try {
    const result = await work(createAgencies(await openPlatform(options)));
    process.stdout.write(`${options.json ? JSON.stringify(result) : inWords(result)}\n`);
  } catch (error) {
    process.exitCode = tellFailure(error, options.json === true);
  }
}

/** Says why nothing came of a command. Gives its exit code. */
function tellFailure(error: unknown, inJson: boolean): number {
  const { code, message, exitCode } = failureOf(error);
  process.stderr.write(`${inJson ? JSON.stringify({ code, message }) : message}\n`);
  return exitCode;
}

function failureOf(error: unknown): {
  readonly code: string;
  readonly message: string;
  readonly exitCode: number;
} {
  if (error instanceof RefusedRequest)
    return { code: error.code, message: error.message, exitCode: exitCodes.refused };
  if (error instanceof PlatformAway)
    return { code: 'not-reached', message: error.message, exitCode: exitCodes.notReached };
  // What fetch throws where nobody answers.
  if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) {
    const message = `The platform gave no answer (${error.message}). Is it up? npm run -s status`;
    return { code: 'not-reached', message, exitCode: exitCodes.notReached };
  }
  const isKnown = error instanceof PlatformRefusal || error instanceof EnginesRefusal;
  const message =
    error instanceof Error ? (isKnown ? error.message : (error.stack ?? error.message)) : String(error);
  return { code: 'failed', message, exitCode: exitCodes.failed };
}

ofAgency('add', 'register an agency and give it access; prints once what to hand over to it')
  .requiredOption('--province <id>', 'its province', isIn(provinceId, 'A province'))
  .option('--name <name>', 'what it is called, in every language')
  .option('--name-ar <name>', 'what it is called in Arabic')
  .option('--name-fr <name>', 'what it is called in French')
  .option('--name-en <name>', 'what it is called in English')
  .requiredOption(
    '--service <service>',
    'what it gives, and to whom, such as “health units=women ages=18-64 accessible”; may be repeated',
    (text: string, before: Registration['services'] = []) => [...before, readService(text)],
  )
  .option(
    '--hours <hours>',
    'when it is open, such as “monday-friday 08:30-16:30”; may be repeated',
    readHours,
  )
  .option('--rank <number>', 'the lowest of those that give a service is asked first', rank)
  .action((agencyId: string, options: AddOptions) =>
    run(
      options,
      (agencies) => {
        const { province, service: services, hours, rank } = options;
        const about = { agencyId, name: nameOf(options), services, hours: hours ?? null };
        return agencies.add(province, { ...about, ...(rank === undefined ? {} : { rank }) });
      },
      addedLines,
    ),
  );

command('list', 'list the agencies of a province, by rank')
  .requiredOption('--province <id>', 'the province', isIn(provinceId, 'A province'))
  .addOption(
    new Option(
      '--state <state>',
      'only those of this state; all but the removed ones where it is left out',
    ).choices(agencyStates),
  )
  .action((options: Shared & { province: string; state?: Agency['state'] }) =>
    run(
      options,
      (agencies) => agencies.list(options.province, options),
      (all) =>
        all.length === 0 ? `${options.province} has no such agency.` : all.map(agencyLine).join('\n'),
    ),
  );

ofAgency('show', 'show an agency').action((id: string, options: Shared) =>
  run(options, (agencies) => agencies.show(id), agencyLines),
);

ofAgency('suspend', 'ask an agency no more; its open referrals go to the next one at once')
  .addOption(why())
  .action((id: string, options: LeavingOptions) =>
    run(options, (agencies) => agencies.suspend(id, options.reason), agencyLine),
  );

ofAgency('resume', 'ask a suspended agency again').action((id: string, options: Shared) =>
  run(options, (agencies) => agencies.resume(id), agencyLine),
);

ofAgency('remove', 'have an agency leave: its open referrals go to the next one, then its access is undone')
  .addOption(why())
  .action((id: string, options: LeavingOptions) =>
    run(
      options,
      (agencies) => agencies.remove(id, options.reason),
      (agency) => `${agencyLine(agency)}\nIts login, topics, access list and quota are gone.`,
    ),
  );

ofAgency('rotate', 'give an agency a new password, and print once what to hand over').action(
  (id: string, options: Shared) => run(options, (agencies) => agencies.rotate(id), handedOverLines),
);

bearClosedOutput();
await program.parseAsync();
