import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '@iwaa/platform/platform';
import { watchKafka } from '@iwaa/winter/evidence/kafka-progress';
import mongoose from 'mongoose';
import { openFloorSubject } from './floor/floor-subject.ts';
import { openHistories } from './measure/histories.ts';
import { readLoad } from './measure/process-usage.ts';
import { measureBacklog } from './measure-backlog.ts';
import { measureCases } from './measure-cases.ts';
import { findHighest, measureContacts } from './measure-contacts.ts';
import { measureDeadlines } from './measure-deadlines.ts';
import { measureGrowth } from './measure-growth.ts';
import type { BenchOptions, Part } from './options.ts';
import { usualParts } from './options.ts';
import { openProductSubject, type Product } from './product/product-subject.ts';
import type {
  BacklogStep,
  BenchResults,
  CaseStep,
  ContactStep,
  DeadlinesStep,
  GrowthStep,
} from './results.ts';
import { keepSteps } from './seen-steps.ts';
import type { MeasuredProcess, Subject, SubjectName } from './subject.ts';
import { type Measured, readIdle, type Surroundings } from './surroundings.ts';

export interface BenchRun extends BenchOptions {
  readonly command: string;
  /** The folder of the run's own platform. */
  readonly home: string;
  /** Aborted: the run is given up, and everything it has started is stopped. */
  readonly interrupt: AbortSignal;
}

/** Of the highest of the rates, how much the search for the highest that is held may send, in seconds of it. */
const searchFactor = 8;
const warmUpCases = 12;
const warmUpContacts = { perSecond: 5, seconds: 4 };

/** One run from the start of the engines to the results. `tell` hears what is found on the way, a line each. */
export async function runBench(run: BenchRun, tell: (line: string) => void): Promise<BenchResults> {
  const platform = await startPlatform({
    home: run.home,
    ports: 'free',
    logLevel: 'warn',
    signal: run.interrupt,
    changeEnvironment: (service, environment) =>
      run.profile
        ? { ...environment, NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${join(run.profile, service)}` }
        : environment,
    onEvent: (event) => {
      if (event.kind === 'progress') tell(event.line);
    },
  });
  const closing: (() => Promise<unknown>)[] = [() => platform.stop()];
  try {
    const interrupted = new Promise<never>((_resolve, reject) => {
      run.interrupt.addEventListener('abort', () => reject(run.interrupt.reason), { once: true });
    });
    return await Promise.race([measure(run, platform, closing, tell), interrupted]);
  } finally {
    for (const close of closing.toReversed()) await close().catch(() => undefined);
  }
}

function bedsFor(run: BenchRun): number {
  const most = Math.max(...run.rates);
  const steps = run.rates.reduce((sum, rate) => sum + rate * run.seconds, 0);
  const search = run.highest ? most * run.seconds * searchFactor : 0;
  const contacts = chosen(run, 'work') ? steps + search : 0;
  return Math.ceil(contacts + run.width + warmUpCases + 100);
}

function chosen(run: BenchRun, part: Part): boolean {
  return (run.only.length > 0 ? run.only : usualParts).includes(part);
}

async function measure(
  run: BenchRun,
  platform: Platform,
  closing: (() => Promise<unknown>)[],
  tell: (line: string) => void,
): Promise<BenchResults> {
  const { engines } = platform.addresses;
  const startedAt = new Date().toISOString();
  const beds = bedsFor(run);
  tell(`${beds} beds, for the product and for the floor.`);
  const open = async <Opened extends Subject>(subject: Opened): Promise<Measured & { subject: Opened }> => {
    closing.push(() => subject.close());
    const watch = await watchKafka(engines, subject.namespace.slice(0, -1));
    closing.push(() => watch.close());
    return { subject, seen: keepSteps(subject), watch };
  };
  const waitingForBed = 'PT150S';
  const product = await open<Product>(
    await openProductSubject(platform, run.seed, Math.ceil(beds / 3), waitingForBed),
  );
  const measured: Measured[] = [product];
  if (chosen(run, 'floor')) measured.push(await open(await openFloorSubject(engines, run.seed, beds)));

  const enginePids = (): MeasuredProcess[] =>
    platform
      .states()
      .flatMap((part) => (!('url' in part) && part.pid ? [{ name: part.name, pid: part.pid }] : []));
  const histories = await openHistories(engines);
  closing.push(() => histories.close());
  const loadBefore = await readLoad();
  let given = 0;
  const warmingUp: Surroundings = {
    engines: enginePids,
    histories,
    enginesHome: join(run.home, 'engines'),
    idle: new Map(),
    numbers: (count) => {
      given += count;
      return given - count;
    },
    tell: () => undefined,
  };
  const flush = await openFlush(engines.mongo.url, closing);

  tell('Warming up.');
  for (const each of measured) {
    await measureContacts(each, warmingUp, warmUpContacts.perSecond, warmUpContacts.seconds);
    await measureCases(each, warmingUp, warmUpCases, 4, flush);
  }

  // Only now: an engine that has just been started takes time for itself.
  const around: Surroundings = { ...warmingUp, idle: await readIdle(enginePids()), tell };

  const contacts: ContactStep[] = [];
  const highest: Partial<Record<SubjectName, number>> = {};
  const cases: CaseStep[] = [];
  const growth: GrowthStep[] = [];
  const backlog: BacklogStep[] = [];
  const deadlines: DeadlinesStep[] = [];
  const notDone: string[] = [];
  /** One part that can't be done must not cost what the others have found. */
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      run.interrupt.throwIfAborted();
      notDone.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      tell(`Not done: ${notDone.at(-1)}`);
    }
  };

  if (chosen(run, 'work')) {
    for (const rate of run.rates)
      for (const each of measured)
        await part(`${each.subject.name} at ${rate} contacts a second`, async () => {
          contacts.push(await measureContacts(each, around, rate, run.seconds));
        });
  }
  if (chosen(run, 'case')) {
    for (const each of measured)
      await part(`whole cases of ${each.subject.name}`, async () => {
        cases.push(await measureCases(each, around, run.cases, run.width, flush));
      });
  }
  if (chosen(run, 'work') && run.highest) {
    for (const each of measured)
      await part(`the highest rate of ${each.subject.name}`, async () => {
        let left = Math.max(...run.rates) * run.seconds * (searchFactor - 0.5);
        const room = (count: number): boolean => {
          left -= count;
          return left >= 0;
        };
        const ofEach = contacts.filter(({ subject }) => subject === each.subject.name);
        const found = await findHighest(each, around, ofEach, run.seconds, room);
        contacts.push(...found.steps);
        if (found.highest !== undefined) highest[each.subject.name] = found.highest;
      });
  }
  if (chosen(run, 'growth'))
    await part('growth', async () => {
      growth.push(...(await measureGrowth(product, around, run.open, run.cases, run.width, flush)));
    });
  if (chosen(run, 'backlog'))
    await part('backlog', async () => {
      backlog.push(await measureBacklog(product, around, run.facts));
    });
  if (chosen(run, 'deadlines'))
    await part('deadlines', async () => {
      deadlines.push(await measureDeadlines(product.subject, engines, around, run.deadlines));
    });

  return {
    command: run.command,
    seed: run.seed,
    startedAt,
    seconds: run.seconds,
    cores: availableParallelism(),
    load: { before: loadBefore, after: await readLoad() },
    contacts,
    highest,
    cases,
    growth,
    backlog,
    deadlines,
    notDone,
  };
}

/** Has MongoDB write to its files what it holds, so that they can be measured. */
async function openFlush(url: string, closing: (() => Promise<unknown>)[]): Promise<() => Promise<void>> {
  const client = new mongoose.mongo.MongoClient(url);
  await client.connect();
  closing.push(() => client.close());
  return async () => {
    await client.db('admin').command({ fsync: 1 });
  };
}
