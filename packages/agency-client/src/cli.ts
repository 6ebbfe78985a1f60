#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { defaultTimeZone } from '@iwaa/contracts/default-time-zone';
import { givenBy, referralOutcomeGivers, referralReasonGivers } from '@iwaa/contracts/givers';
import { responseStates } from '@iwaa/contracts/vocabulary';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type AgencyClient, createAgencyClient } from './agency-client.ts';
import { accessOptions, type CliAccess, readAccess } from './cli-access.ts';
import { receiptInWords } from './cli-receipt.ts';
import { referralLines } from './cli-referral.ts';
import { timeByClock } from './cli-time.ts';

const agencyReasons = givenBy(referralReasonGivers, 'agency-staff');
const agencyOutcomes = givenBy(referralOutcomeGivers, 'agency-staff');

/** Shows a line. @throws Error where whoever read the output is gone. */
const tell = (line: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
const complain = (line: string) => process.stderr.write(`${line}\n`);
const log = {
  info: (_fields: object, message: string) => complain(message),
  warn: (_fields: object, message: string) => complain(message),
  error: (_fields: object, message: string) => complain(message),
};

/** Carries out a command, and says by the exit code whether it was done. */
async function run(
  given: CliAccess,
  work: (client: AgencyClient, agencyId: string) => Promise<void>,
): Promise<void> {
  try {
    const access = await readAccess(given);
    const client = createAgencyClient({ ...access, log });
    try {
      await work(client, access.agencyId);
    } finally {
      await client.close();
    }
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/** Resolves when somebody wants the command to end. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function seconds(text: string): number {
  const given = Number(text);
  if (text.trim() === '' || !(given >= 0 && given <= 300))
    throw new InvalidArgumentError('A number of seconds from 0 to 300.');
  return given;
}

function knownTimeZone(text: string): string {
  try {
    timeByClock(new Date().toISOString(), text);
    return text;
  } catch {
    throw new InvalidArgumentError('A time zone is a name such as Africa/Casablanca.');
  }
}

const program = new Command('iwaa-agency')
  .description("An agency's client of Iwaa: see its referrals as they come, and answer them.")
  .showHelpAfterError('Ask for --help to see what can be given.');

accessOptions(
  program
    .command('listen')
    .description(
      'Show referrals as they come, until Ctrl-C. What was shown once is not shown again in the same inbox.',
    ),
)
  .option('--json', 'one JSON object a line, for programs')
  .addOption(
    new Option('--inbox <name>', 'listeners with the same inbox share the referrals').default('command-line'),
  )
  .addOption(
    new Option('--time-zone <name>', 'by whose clock times are told')
      .env('IWAA_TIME_ZONE')
      .default(defaultTimeZone)
      .argParser(knownTimeZone),
  )
  .addHelpText('after', '\nExample:\n  $ iwaa-agency listen --agency health-delegation')
  .action(async (given: CliAccess & { json?: true; timeZone: string }) => {
    await run(given, async (client, agencyId) => {
      client.onReferral(async (referral) => {
        if (given.json)
          await tell(JSON.stringify({ type: referral.type, time: referral.time, ...referral.data }));
        else for (const line of referralLines(referral, given.timeZone)) await tell(line);
      });
      await client.start();
      complain(`Listening for referrals of ${agencyId}. Ctrl-C ends it.`);
      await untilStopped();
    });
  });

accessOptions(
  program
    .command('answer')
    .description(
      'Answer a referral, and say what became of the answer: Iwaa judges whether it fits the state of the referral.',
    )
    .argument('<referralId>', 'the id that the referral came with')
    .addArgument(new Argument('<state>', 'how the referral stands now').choices(responseStates)),
)
  .addOption(
    new Option('--reason <reason>', 'needed when rejected, on-hold or failed').choices(agencyReasons),
  )
  .addOption(new Option('--outcome <outcome>', 'needed when completed').choices(agencyOutcomes))
  .addOption(new Option('--id <id>', 'the name of the answer, to send the same one again; else a new one'))
  .addOption(
    new Option('--wait <seconds>', 'how long to wait for the receipt, at most')
      .default(10)
      .argParser(seconds),
  )
  .addHelpText(
    'after',
    `
The way of a referral: accepted or rejected first; then in-progress, on-hold, completed or failed.

Ends with 0 when the answer is taken, 1 when nothing was sent, 2 when it is refused, 3 when it changed nothing because the referral
stood so already, 4 when no receipt has come in time.

Examples:
  $ iwaa-agency answer 4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11 accepted
  $ iwaa-agency answer 4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11 rejected --reason at-capacity
  $ iwaa-agency answer 4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11 completed --outcome service-given`,
  )
  .action(
    async (
      referralId: string,
      state: (typeof responseStates)[number],
      given: CliAccess & {
        reason?: (typeof agencyReasons)[number];
        outcome?: (typeof agencyOutcomes)[number];
        id?: string;
        wait: number;
      },
    ) => {
      await run(given, async (client) => {
        const { reason, outcome, id = randomUUID(), wait } = given;
        const answer = {
          state,
          ...(reason === undefined ? {} : { reason }),
          ...(outcome === undefined ? {} : { outcome }),
        };
        const receipt = await client.answerForReceipt(referralId, answer, { id, withinMs: wait * 1000 });
        const { line, exitCode } = receiptInWords({ id, referralId, state }, receipt);
        await tell(line);
        process.exitCode = exitCode;
      });
    },
  );

// Whoever read the output is gone, as `| head` is: what nobody sees is not received, so there is nothing more to listen for.
process.stdout.on('error', () => process.kill(process.pid, 'SIGTERM'));
await program.parseAsync();
