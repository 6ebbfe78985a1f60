import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { type Platform, startPlatform } from '@iwaa/platform/platform';
import { createRandom } from '@iwaa/proof-kit/random';
import { measureCores } from './busy-cores.ts';
import { conclude } from './conclude.ts';
import { openKafka } from './evidence/open-kafka.ts';
import type { DoneFault } from './faults/done-fault.ts';
import { inject } from './faults/inject.ts';
import { type Links, openLinks } from './faults/links.ts';
import { faultInWords, type PlannedFault, planFaults } from './faults/plan-faults.ts';
import { laySmallDisks, type SmallDisks } from './faults/small-disks.ts';
import type { Surroundings } from './faults/surroundings.ts';
import { serviceIsReady } from './faults/surroundings.ts';
import { checkIdle, checkMisuse, checkRecovery, type FaultsReport } from './faults-report.ts';
import { type KafkaAgency, startKafkaAgencies } from './load/agencies.ts';
import { type Journal, openJournal } from './load/journal.ts';
import { type Load, startLoad } from './load/load.ts';
import { openLoadClients } from './load/load-clients.ts';
import type { LoadContext } from './load/load-context.ts';
import { loadAgencies } from './load/load-plan.ts';
import { createPeopleMet } from './load/people-met.ts';
import { createProbe } from './load/probe.ts';
import { race } from './load/race.ts';
import { setUpLoad } from './load/set-up.ts';
import { killFolderVariable, killServiceVariable } from './preload/kill-points.ts';
import { type Plant, plantNeeds, plantVariable } from './preload/plants.ts';

export interface FaultsRun {
  readonly faults: number;
  readonly writes: number;
  readonly minutes: number;
  readonly seed: string;
  readonly home: string;
  /** Words that the names of all its faults have; all kinds come without. */
  readonly only?: string | undefined;
  /** A bug that every service is given, so that it is seen whether the checks find it. */
  readonly plant?: Plant | undefined;
  /** Aborted: the run is given up, and everything it has started is stopped. */
  readonly interrupt: AbortSignal;
}

const preload = pathToFileURL(join(import.meta.dirname, 'preload', 'preload.ts')).href;
/**
 * Of all writes, the share that contacts with people in need are paced for, with all that follows from each: four writes were
 * counted where all went well, eight where the cores were taken, since what is late is asked of more agencies. Paced for eight they
 * come to half of it, which keeps the load to what two cores bear.
 */
const writesPerContact = 8;
/** The rest are contacts with people who take a meal and decline, as most are in a real winter; a little more, for what faults cost. */
const againShare = 0.53;
const bedsPerUnit = 40;
const upLimitMs = 60_000;
const emptyingLimitMs = 45_000;

/** One run from the start of the engines to the report. `tell` hears what is done, a line each. */
export async function runFaults(run: FaultsRun, tell: (line: string) => void): Promise<FaultsReport> {
  const orders = join(run.home, 'orders');
  await mkdir(orders, { recursive: true });
  const home = join(run.home, 'platform');
  const journal = openJournal(join(run.home, 'journal.jsonl'));
  const over = new AbortController();
  /** In the order in which it was opened; closed from the end. */
  const closing: (() => Promise<void>)[] = [async () => journal.close()];
  try {
    const links = await openLinks();
    closing.push(links.close);
    const disks = await laySmallDisks(join(home, 'engines'), run.writes);
    if (typeof disks !== 'string') closing.push(disks.close);
    const platform = await startPlatform({
      home,
      ports: 'free',
      signal: run.interrupt,
      agencies: loadAgencies.map(({ agencyId }) => agencyId),
      onEvent: (event) => {
        if (event.kind === 'progress') tell(event.line);
      },
      changeEnvironment: (service, environment) => ({
        ...links.through(service, environment),
        NODE_OPTIONS: `--import ${preload}`,
        [killFolderVariable]: orders,
        [killServiceVariable]: service,
        ...(run.plant ? { [plantVariable]: run.plant } : {}),
      }),
    });
    closing.push(() => platform.stop());
    closing.push(async () => over.abort());
    const interrupted = new Promise<never>((_resolve, reject) => {
      run.interrupt.addEventListener('abort', () => reject(run.interrupt.reason), { once: true });
    });
    return await Promise.race([
      disturb({ run, platform, journal, orders, links, disks, signal: over.signal, tell }),
      interrupted,
    ]);
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

interface Disturbing {
  readonly run: FaultsRun;
  readonly platform: Platform;
  readonly journal: Journal;
  readonly orders: string;
  readonly links: Links;
  readonly disks: SmallDisks | string;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

async function disturb(disturbing: Disturbing): Promise<FaultsReport> {
  const { run, platform, journal, orders, links, disks, signal, tell } = disturbing;
  const startedAt = new Date();
  const { engines } = platform.addresses;
  const random = createRandom(run.seed);
  const clients = openLoadClients(platform, journal, random.fork('clients'), signal);
  tell('Declaring the campaigns, opening the centres, registering the agencies.');
  const rounds = await setUpLoad(clients, bedsPerUnit);
  const context: LoadContext = {
    clients,
    journal,
    people: createPeopleMet(),
    random: random.fork('load'),
    run: run.seed,
    rounds,
    shown: [],
    signal,
  };
  const kafka = openKafka(engines);
  const around: Surroundings = {
    platform,
    kafka,
    orders,
    links,
    disks,
    poison: [],
    probe: createProbe(context, engines),
    run: run.seed,
  };
  const agencies = await startKafkaAgencies(context, engines, (agencyId) => platform.addAgency(agencyId));
  try {
    const longestMs = run.minutes * 60_000;
    const only = run.only ?? (run.plant && plantNeeds[run.plant]);
    const drawn = planFaults(run.faults, longestMs * 0.9, random.fork('faults'), only);
    const planned = run.plant === 'swallows-dead-letters' ? withPoison(drawn) : drawn;
    const writesPerSecond = run.writes / (longestMs / 1000);
    const pace = {
      contacts: Math.max(1, writesPerSecond / writesPerContact),
      again: writesPerSecond * againShare,
    };
    tell(
      `${pace.contacts.toFixed(1)} contacts with needs and ${pace.again.toFixed(1)} without a second, ${planned.length} faults, seed ${run.seed}.`,
    );
    const began = performance.now();
    const busy = measureCores();
    // Where every recovery takes long the faults take longer than the time they were spread over.
    const enough = (): boolean => journal.acknowledged() >= run.writes;
    const load = startLoad(context, pace, enough);
    const racing = race(context);
    const faults = await inTheirTime(around, planned, began, tell);
    await racing;
    await waitUntil(enough, { everyMs: 200, timeoutMs: Math.max(0, began + longestMs - performance.now()) });
    tell(`${journal.acknowledged()} writes are acknowledged.`);
    await load.meetNoMore();
    const loadMs = performance.now() - began;
    const coresBusy = busy();
    await heal(platform, tell);
    await comeToAnEnd(load, agencies, tell);
    const conclusion = await conclude({ context, around, faults, random: random.fork('check') }, tell);
    return {
      seed: run.seed,
      startedAt: startedAt.toISOString(),
      loadMs,
      coresBusy,
      faults,
      home: run.home,
      ...conclusion.report,
      findings: [
        checkRecovery(faults),
        checkMisuse(faults),
        checkIdle(conclusion.report.idle, conclusion.report.idleAfterRedelivery),
        ...conclusion.findings,
      ],
    };
  } finally {
    await agencies.close();
  }
}

/** The first fault is poison: without any, there is nothing that could be swallowed. */
function withPoison([first, ...others]: readonly PlannedFault[]): PlannedFault[] {
  return first ? [{ ...first, fault: { kind: 'poison', topicOf: 'intake' } }, ...others] : [];
}

/** Does each fault at its time, one after the other. */
async function inTheirTime(
  around: Surroundings,
  planned: readonly PlannedFault[],
  began: number,
  tell: (line: string) => void,
): Promise<DoneFault[]> {
  const done: DoneFault[] = [];
  for (const { number, atMs, fault } of planned) {
    await wait(Math.max(0, began + atMs - performance.now()));
    const at = new Date().toISOString();
    const injected = await inject(around, number, fault).catch((error: unknown) => ({
      happened: false,
      told: error instanceof Error ? error.message : String(error),
    }));
    done.push({ number, atMs, fault, at, ...injected });
    tell(`Fault ${number} of ${planned.length}, ${faultInWords(fault)}: ${injected.told}.`);
  }
  return done;
}

/** From here on nothing is disturbed any more: every service has to come up by itself. */
async function heal(platform: Platform, tell: (line: string) => void): Promise<void> {
  const began = performance.now();
  const allReady = async (): Promise<boolean> =>
    (await Promise.all(serviceNames.map((service) => serviceIsReady(platform, service)))).every(Boolean);
  const ready = await waitUntil(allReady, { everyMs: 100, timeoutMs: upLimitMs });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  tell(
    ready ? `Every service was ready after ${seconds} s.` : `Not every service was ready after ${seconds} s.`,
  );
}

/** Everybody who waits goes, and the agencies finish what they have begun. */
async function comeToAnEnd(load: Load, agencies: KafkaAgency, tell: (line: string) => void): Promise<void> {
  const began = performance.now();
  await load.finish(emptyingLimitMs);
  await waitUntil(() => agencies.idle(), { everyMs: 100, timeoutMs: upLimitMs });
  tell(`The load came to its end in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
