import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '@iwaa/platform/platform';
import { watchKafka } from '@iwaa/proof-kit/kafka/kafka-progress';
import mongoose from 'mongoose';
import { bedsNeeded } from './beds-needed.ts';
import { openFloorSubject } from './floor/floor-subject.ts';
import { openHistories } from './measure/histories.ts';
import { readLoad } from './measure/process-usage.ts';
import { measureCases } from './measure-cases.ts';
import { measureContacts } from './measure-contacts.ts';
import { measureParts } from './measure-parts.ts';
import { type BenchOptions, isChosen } from './options.ts';
import { openProductSubject, type Product } from './product/product-subject.ts';
import type { BenchResults } from './results.ts';
import { keepSteps } from './seen-steps.ts';
import type { MeasuredProcess, Subject } from './subject.ts';
import { type Measured, readIdle, type Surroundings } from './surroundings.ts';

export interface BenchRun extends BenchOptions {
  readonly command: string;
  /** The folder of the run's own platform. */
  readonly home: string;
  /** Aborted: the run is given up, and everything it has started is stopped. */
  readonly interrupt: AbortSignal;
}

/** So many that what V8 and Kafka's JVM compile is compiled: else all of it would be what is measured first. */
const warmUpCases = { cases: 150, pace: { atOnce: 24 } };
const warmUpContacts = { perSecond: 5, seconds: 4 };

/** One run from the start of the engines to the results. `tell` hears what is found on the way, a line each. */
export async function runBench(run: BenchRun, tell: (line: string) => void): Promise<BenchResults> {
  const platform = await startPlatform({
    // What is measured has no screens, as the floor has none.
    console: false,
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

async function measure(
  run: BenchRun,
  platform: Platform,
  closing: (() => Promise<unknown>)[],
  tell: (line: string) => void,
): Promise<BenchResults> {
  const { engines } = platform.addresses;
  const startedAt = new Date().toISOString();
  const beds = bedsNeeded(run);
  tell(`${beds} beds, for the product and for the floor.`);
  const open = async <Opened extends Subject>(subject: Opened): Promise<Measured & { subject: Opened }> => {
    closing.push(() => subject.close());
    const watch = await watchKafka(engines, subject.namespace.slice(0, -1));
    closing.push(() => watch.close());
    return { subject, seen: keepSteps(subject), watch };
  };
  const product = await open<Product>(await openProductSubject(platform, run.seed, Math.ceil(beds / 3)));
  const subjects: Measured[] = [product];
  if (isChosen(run, 'floor')) subjects.push(await open(await openFloorSubject(engines, run.seed, beds)));

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
  for (const each of subjects) {
    await measureContacts(each, warmingUp, warmUpContacts.perSecond, warmUpContacts.seconds);
    await measureCases(each, warmingUp, warmUpCases.cases, warmUpCases.pace, flush);
  }

  tell('Looking what the engines take when nothing happens.');
  const around: Surroundings = { ...warmingUp, idle: await readIdle(enginePids()), tell };
  const findings = await measureParts(run, { product, subjects, engines, around, flush });
  return {
    command: run.command,
    seed: run.seed,
    startedAt,
    seconds: run.seconds,
    cores: availableParallelism(),
    load: { before: loadBefore, after: await readLoad() },
    ...findings,
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
