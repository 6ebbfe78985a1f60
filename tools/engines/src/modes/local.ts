import { join } from 'node:path';
import type { EngineAddresses, EngineState, RunningEngines, StartOptions } from '../engines.ts';
import { needDiskSpace } from '../install/disk-space.ts';
import { installEngines } from '../install/install-engines.ts';
import type { Engine } from '../local/engine.ts';
import { type HomeFiles, openHome, writePrivate } from '../local/home-files.ts';
import { lockHome } from '../local/home-lock.ts';
import { localKafka } from '../local/kafka.ts';
import { kafkaAddress } from '../local/kafka-answers.ts';
import { localMongo } from '../local/mongo.ts';
import { mongoUrl } from '../local/mongo-set-up.ts';
import { stopOrphans } from '../local/orphans.ts';
import { defaultPorts, freePorts, type Ports } from '../local/ports.ts';
import { homeSecrets, type Secrets } from '../local/secrets.ts';
import { superviseEngine } from '../local/supervised-engine.ts';
import { localTemporal, TEMPORAL_NAMESPACE } from '../local/temporal.ts';
import { needFreePort } from '../process/port-check.ts';

const HOME_MEGABYTES = 500;

function addressesOf(ports: Ports, secrets: Secrets): EngineAddresses {
  return {
    kafka: kafkaAddress('127.0.0.1', ports.kafka, secrets.kafkaAdminPassword),
    mongo: { url: mongoUrl({ port: ports.mongo, password: secrets.mongoRootPassword }) },
    temporal: {
      address: `127.0.0.1:${ports.temporal}`,
      namespace: TEMPORAL_NAMESPACE,
      uiUrl: `http://127.0.0.1:${ports.temporalUi}`,
    },
  };
}

/** Tells every change, and a sentence where a person wants to know. */
function announcer(engines: readonly Engine[], options: StartOptions): (state: EngineState) => void {
  const titles = new Map(engines.map((engine) => [engine.name, engine.title]));
  const began = new Map<string, number>();
  return (state) => {
    const title = titles.get(state.name);
    if (state.state === 'starting' || state.state === 'restarting') began.set(state.name, performance.now());
    if (state.state === 'up') {
      const seconds = ((performance.now() - (began.get(state.name) ?? performance.now())) / 1000).toFixed(1);
      options.onProgress?.(`${title} is up${state.restarts > 0 ? ' again' : ''} (${seconds} s).`);
    }
    if (state.state === 'restarting') {
      options.onProgress?.(`${title} died and is started again with the data it had.`);
    }
    options.onStateChange?.(state);
  };
}

async function runAll(
  files: HomeFiles,
  options: StartOptions,
): Promise<Omit<RunningEngines, 'stop'> & { stopAll(): Promise<void> }> {
  const report = options.onProgress ?? (() => undefined);
  const orphans = await stopOrphans(files);
  if (orphans.length > 0) {
    report(`Stopped ${orphans.join(', ')}, left running by a start that was killed; the data is kept.`);
  }
  const programs = await installEngines(report);
  await needDiskSpace(files.home, HOME_MEGABYTES, 'Running the engines', 'IWAA_HOME');
  const secrets = await homeSecrets(files.home);
  const ports = options.ports === 'free' ? await freePorts(files.home) : defaultPorts();
  const engines = [
    await localKafka(programs, files, ports, secrets),
    localMongo(programs, files, ports, secrets),
    localTemporal(programs, files, ports),
  ];
  const announce = announcer(engines, options);
  const supervisors = engines.map((engine) => superviseEngine(engine, announce));
  const abandon = (): void => {
    for (const supervisor of supervisors) supervisor.abandon();
  };
  process.once('exit', abandon);
  const stopAll = async (): Promise<void> => {
    // The reverse of the start: who uses the others' work stops first.
    for (const supervisor of supervisors.toReversed()) await supervisor.stop();
    process.off('exit', abandon);
  };
  const interrupt = (): void => void stopAll();
  // What fails first is told; the others' starts end too before this one does, so that nothing is left running.
  let started: Promise<unknown> = Promise.resolve();
  try {
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', interrupt);
    report('Starting Kafka, MongoDB and Temporal.');
    for (const { title, ports: claimed } of engines) {
      for (const { port, setting } of claimed) await needFreePort(title, port, setting);
    }
    const starts = supervisors.map((supervisor) => supervisor.start());
    started = Promise.allSettled(starts);
    await Promise.all(starts);
    const addresses = addressesOf(ports, secrets);
    await writePrivate(join(files.home, 'addresses.json'), JSON.stringify(addresses, null, 2));
    return { addresses, states: () => supervisors.map((supervisor) => supervisor.state()), stopAll };
  } catch (error) {
    await stopAll();
    await started;
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
  }
}

/** Runs the three engines as child processes of this one (ENGINES=local). Throws EnginesRefusal. */
export async function startLocal(options: StartOptions): Promise<RunningEngines> {
  const files = await openHome(options.home);
  const lock = await lockHome(files.home);
  try {
    const { stopAll, ...running } = await runAll(files, options);
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => {
      stopped ??= stopAll().finally(() => lock.release());
      return stopped;
    };
    return { ...running, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
