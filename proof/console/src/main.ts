import { resolve } from 'node:path';
import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { Command } from 'commander';
import { startConsoleUnderTest } from './console-under-test.ts';
import { measureBatch } from './measure-batch.ts';
import { loadedKinds, measureFirstLoad } from './measure-first-load.ts';
import { measureFollow } from './measure-follow.ts';
import { measureLongList, openCases, readers } from './measure-long-list.ts';
import { takePictures } from './take-pictures.ts';
import { takeTemporalPictures } from './take-temporal-pictures.ts';
import { takeWalk } from './take-walk.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function withConsole(
  work: (tested: Awaited<ReturnType<typeof startConsoleUnderTest>>) => Promise<void>,
): Promise<void> {
  say('The platform starts, with a campaign that runs tonight.');
  const tested = await startConsoleUnderTest();
  try {
    await work(tested);
  } finally {
    await tested.close();
  }
}

/** The least of the figures that so large a share of them does not exceed. */
function percentile(figures: readonly number[], share: number): number {
  return figures.toSorted((one, other) => one - other)[Math.ceil(share * figures.length) - 1] ?? Number.NaN;
}

const program = new Command('npm run console --')
  .description('The console in a real Chromium, against the whole platform.')
  .showHelpAfterError();

program
  .command('pictures')
  .description('walk through a night as the tutorial does, and take its pictures')
  .option('--all', 'instead take one of each screen, for each role, on a phone and at a desk', false)
  .option('--to <folder>', 'where they are put', 'docs/pictures')
  .action(({ to, all }: { to: string; all: boolean }) =>
    withConsole(async (tested) => {
      const files = await (all ? takePictures : takeWalk)(tested, resolve(process.env.INIT_CWD ?? '.', to));
      say(`${files.length} pictures are in ${to}.`);
    }),
  );

program
  .command('temporal')
  .description("take the pictures of Temporal's pages that docs show: card, list, update, refusal")
  .option('--to <folder>', 'where they are put', 'docs/pictures')
  .action(({ to }: { to: string }) =>
    withConsole(async (tested) => {
      const files = await takeTemporalPictures(tested, resolve(process.env.INIT_CWD ?? '.', to));
      say(`${files.length} pictures are in ${to}.`);
    }),
  );

program
  .command('first-load')
  .description('measure what a first visit loads, and how long it takes on a slow phone with a bad network')
  .option('--times <number>', 'how often each visit is made; the one in the middle is told', Number, 5)
  .action(({ times }: { times: number }) =>
    withConsole(async (tested) => {
      for (const name of ['Team 1', 'Reception', 'Committee']) {
        const visits = [];
        for (let visit = 0; visit < times; visit += 1) visits.push(await measureFirstLoad(tested, name));
        visits.sort((one, other) => one.usableMs - other.usableMs);
        const median = visits[Math.floor(times / 2)];
        if (!median) throw new RangeError('Nothing was measured: --times has to be 1 or more.');
        const sizes = loadedKinds.map((kind) => `${kind} ${(median.bytes[kind] / 1000).toFixed(1)} kB`);
        const all = visits.map(({ usableMs }) => (usableMs / 1000).toFixed(2)).join(' ');
        say(`${name}: usable after ${(median.usableMs / 1000).toFixed(2)} s (${all}); ${sizes.join(', ')}`);
      }
    }),
  );

program
  .command('follow')
  .description('measure how long a board takes to show what happened elsewhere')
  .option('--times <number>', 'how often somebody is met and goes again', '50')
  .action(({ times }: { times: string }) =>
    withConsole(async (tested) => {
      for (const [what, took] of Object.entries(await measureFollow(tested, Number(times))))
        say(
          `${what}: median ${percentile(took, 0.5)} ms, 99 % within ${percentile(took, 0.99)} ms, of ${took.length}`,
        );
    }),
  );

program
  .command('long-list')
  .description(
    'measure how a long list of cases is shown, scrolled and filtered, at a desk and on a slow phone',
  )
  .option('--cases <number>', 'how many cases there are', '1000')
  .action(({ cases }: { cases: string }) =>
    withConsole(async (tested) => {
      const count = Number(cases);
      say(`${count} people are met.`);
      await openCases(tested, count);
      for (const [name, reader] of Object.entries(readers)) {
        const found = await measureLongList(tested, count, reader);
        const figures = Object.entries(found).map(
          ([what, value]) => `${what} ${Number(value.toPrecision(3))}`,
        );
        say(`${name}: ${figures.join(', ')}`);
      }
    }),
  );

program
  .command('batch')
  .description('measure how long the contacts of a night without a network take, one by one and in batches')
  .option('--contacts <number>', 'how many there are', '500')
  .action(({ contacts }: { contacts: string }) =>
    withConsole(async (tested) => {
      for (const { together, tookMs } of await measureBatch(tested, Number(contacts)))
        say(`${contacts} contacts, ${together} in a request: ${(tookMs / 1000).toFixed(1)} s`);
    }),
  );

bearClosedOutput();
await program.parseAsync();
