import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { engineNames, startEngines } from './engines.ts';
import { environmentLines } from './environment-lines.ts';
import { defaultHome } from './home.ts';
import { installEngines } from './install/install-engines.ts';
import { findHome } from './local/home-files.ts';
import { homeHolder, lockHome } from './local/home-lock.ts';
import { enginePid, stopOrphans } from './local/orphans.ts';
import { externalAddresses } from './modes/external.ts';
import { bearClosedOutput } from './process/bear-closed-output.ts';
import { waitUntil } from './process/wait-until.ts';
import { EnginesRefusal } from './refusal.ts';
import { wipeEngines } from './wipe.ts';

const STOP_LIMIT_MS = 100_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** kafkajs computes negative time-outs, of which Node warns; nothing follows from it, and any other warning is shown. */
function silenceTimeoutWarning(): void {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (rest[0] === 'TimeoutNegativeWarning') return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
}

async function start(options: { home: string; ports: 'default' | 'free' }): Promise<void> {
  const began = performance.now();
  const interrupt = new AbortController();
  const interrupted = new Promise<void>((resolve) => {
    const stop = (): void => {
      interrupt.abort();
      resolve();
    };
    // Not `once`: a library that handles signals too ends the process when it finds itself the only one left to do so.
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  // Keeps this process in the foreground: nothing else of it would.
  const alive = setInterval(() => undefined, 60_000);
  try {
    const running = await startEngines({ ...options, onProgress: say, signal: interrupt.signal });
    if (process.env.ENGINES === 'external') {
      say('All engines answer. They are run elsewhere, so nothing has to stay running here.');
      return;
    }
    say(`All engines are up (${((performance.now() - began) / 1000).toFixed(1)} s).`);
    say(`Temporal's pages: ${running.addresses.temporal.uiUrl}`);
    const kept = process.env.ENGINES === 'testcontainers' ? 'goes with them' : 'stays';
    say(`Ctrl-C stops them; their data ${kept}.`);
    await interrupted;
    say('Stopping Temporal, MongoDB and Kafka.');
    await running.stop();
  } catch (error) {
    // Interrupted while starting: whatever failed because of that is no news.
    if (!interrupt.signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    clearInterval(alive);
  }
  if (interrupt.signal.aborted) say('Stopped.');
}

async function status(options: { home: string }): Promise<void> {
  const files = await findHome(options.home);
  const pids = engineNames.map((name) => (files ? enginePid(files, name) : undefined));
  for (const [index, name] of engineNames.entries()) {
    const pid = pids[index];
    const what = pid === undefined ? 'down' : `runs as process ${pid}; log ${files?.log(name)}`;
    say(`${name.padEnd(9)} ${what}`);
  }
  const holder = files && (await homeHolder(files.home));
  if (holder !== undefined) say(`They are kept running by process ${holder}.`);
  else if (pids.some((pid) => pid !== undefined)) {
    say('Nobody keeps them running, because their starter was killed: `stop` ends them.');
  }
  if (pids.includes(undefined)) process.exitCode = 3;
}

async function stop(options: { home: string }): Promise<void> {
  const files = await findHome(options.home);
  if (!files) {
    say(`There is no home at ${options.home}, so nothing of it runs.`);
    return;
  }
  const holder = await homeHolder(files.home);
  const ran = holder !== undefined || engineNames.some((name) => enginePid(files, name) !== undefined);
  if (holder !== undefined) {
    process.kill(holder, 'SIGTERM');
    const released = async (): Promise<boolean> => (await homeHolder(files.home)) === undefined;
    if (!(await waitUntil(released, { everyMs: 100, timeoutMs: STOP_LIMIT_MS }))) {
      throw new EnginesRefusal(
        'engine-silent',
        `Process ${holder} was asked to stop and has not: end it by hand, then stop again.`,
      );
    }
  }
  const lock = await lockHome(files.home);
  await stopOrphans(files).finally(() => lock.release());
  say(ran ? 'Stopped; the data stays.' : 'No engine of this home runs.');
}

async function printAddresses(options: { home: string }): Promise<void> {
  if (process.env.ENGINES === 'external') {
    say(environmentLines(externalAddresses(process.env)));
    return;
  }
  const path = join(options.home, 'addresses.json');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new EnginesRefusal(
      'setting-missing',
      `No engines have been started in ${options.home} yet: start them first.`,
      {
        cause: error,
      },
    );
  });
  say(environmentLines(JSON.parse(text)));
}

const program = new Command('npm run engines --').description(
  'Real Kafka, MongoDB and Temporal on this machine: start, stop and look at them.',
);
const withHome = (name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option('--home <folder>', 'data, logs and passwords', defaultHome());

withHome('start', 'start all three and stay in the foreground; Ctrl-C stops them, and their data stays')
  .option('--free-ports', 'take unused ports instead of the documented ones', false)
  .action((options: { home: string; freePorts: boolean }) =>
    start({ home: options.home, ports: options.freePorts ? 'free' : 'default' }),
  );
withHome('status', 'show what runs (exit code 3 when something is down)').action(status);
withHome('stop', 'stop the engines of a home, whoever started them; their data stays').action(stop);
withHome('reset', "delete the engines' data, logs and passwords (the installed programs stay)").action(
  async (options: { home: string }) => {
    const wiped = await wipeEngines(options.home);
    say(
      wiped
        ? `The data under ${options.home} is deleted.`
        : `There is no home at ${options.home}, so there is nothing to delete.`,
    );
  },
);
withHome('env', 'print the addresses and logins as lines for a shell or an .env file').action(printAddresses);
program
  .command('install')
  .description('fetch and check everything now, so that the first start is quick')
  .action(async () => {
    await installEngines(say);
    say('Everything is installed.');
  });

silenceTimeoutWarning();
bearClosedOutput();
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof EnginesRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
