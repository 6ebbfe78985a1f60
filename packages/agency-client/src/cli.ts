#!/usr/bin/env node
import { referralOutcomes, referralReasons, responseStates } from '@iwaa/contracts/vocabulary';
import { Argument, Command, Option } from 'commander';
import { type AgencyClient, createAgencyClient } from './agency-client.ts';
import { accessOptions, type CliAccess, readAccess } from './cli-access.ts';
import { referralLines } from './cli-referral.ts';

const tell = (line: string) => process.stdout.write(`${line}\n`);
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

const program = new Command('iwaa-agency')
  .description("An agency's door to Iwaa: see its referrals as they come, and answer them.")
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
  .addHelpText('after', '\nExample:\n  $ iwaa-agency listen --agency health-delegation')
  .action(async (given: CliAccess & { json?: true }) => {
    await run(given, async (client, agencyId) => {
      client.onReferral(async (referral) => {
        if (given.json) tell(JSON.stringify({ type: referral.type, time: referral.time, ...referral.data }));
        else for (const line of referralLines(referral)) tell(line);
      });
      await client.start();
      complain(`Listening for referrals of ${agencyId}. Ctrl-C ends it.`);
      await untilStopped();
    });
  });

accessOptions(
  program
    .command('answer')
    .description('Answer a referral. Iwaa judges whether the answer fits the state of the referral.')
    .argument('<referralId>', 'the id that the referral came with')
    .addArgument(new Argument('<state>', 'how the referral stands now').choices(responseStates)),
)
  .addOption(
    new Option('--reason <reason>', 'needed when rejected, on-hold or failed').choices(referralReasons),
  )
  .addOption(new Option('--outcome <outcome>', 'needed when completed').choices(referralOutcomes))
  .addHelpText(
    'after',
    `
The way of a referral: accepted or rejected first; then in-progress, on-hold, completed or failed.

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
        reason?: (typeof referralReasons)[number];
        outcome?: (typeof referralOutcomes)[number];
      },
    ) => {
      await run(given, async (client) => {
        const { reason, outcome } = given;
        await client.answer(referralId, {
          state,
          ...(reason === undefined ? {} : { reason }),
          ...(outcome === undefined ? {} : { outcome }),
        });
        tell(`Sent: ${referralId} is ${state}.`);
      });
    },
  );

await program.parseAsync();
