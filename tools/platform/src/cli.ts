import { slug } from '@iwaa/contracts/ids';
import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { EnginesRefusal } from '@iwaa/engines/refusal';
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { platformHome } from './home.ts';
import { PlatformRefusal } from './platform-refusal.ts';
import { status } from './status.ts';
import { type UpOptions, up } from './up.ts';
import { wipePlatform } from './wipe-platform.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function agencyId(text: string): string {
  if (slug.safeParse(text).success) return text;
  throw new InvalidArgumentError(
    'An agency is named by lower-case words joined by hyphens, such as health-delegation.',
  );
}

const program = new Command('npm run')
  .description('Iwaa on this machine: Kafka, MongoDB, Temporal and the five services.')
  .showHelpAfterError();
const home = new Option(
  '--home <folder>',
  'where data, logs, keys and passwords are kept (IWAA_HOME)',
).default(platformHome());

program
  .command('up')
  .description('start everything and stay in the foreground; Ctrl-C stops it, and the data stays')
  .addOption(home)
  .option(
    '--agency <id>',
    'an agency that has access from the start; may be repeated',
    (value: string, before: string[]) => [...before, agencyId(value)],
    [],
  )
  .addOption(
    new Option('--log-level <level>', 'the least that the services log')
      .choices(['debug', 'info', 'warn', 'error'])
      .default('info'),
  )
  .action((options: UpOptions) => up(options));

program
  .command('status')
  .description('show what runs (exit code 3 when a service is not ready)')
  .addOption(home)
  .action(async (options: { home: string }) => {
    if (!(await status(options.home, say))) process.exitCode = 3;
  });

program
  .command('reset')
  .description(
    'delete all data, logs, keys, passwords, reports and who may sign in; refused while something runs',
  )
  .addOption(home)
  .action(async (options: { home: string }) => {
    const staying = await wipePlatform(options.home);
    if (!staying) return say(`There is no home at ${options.home}, so there is nothing to delete.`);
    say(
      `Deleted in ${options.home}: data, logs, keys, passwords, who may sign in, and reports. The installed engines stay in their cache.`,
    );
    if (staying.length > 0) say(`What Iwaa has not made stays there: ${staying.join(', ')}.`);
  });

bearClosedOutput();
patchKafkajs();
try {
  await program.parseAsync();
} catch (error) {
  const refused = error instanceof PlatformRefusal || error instanceof EnginesRefusal;
  process.stderr.write(`${refused ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
}
