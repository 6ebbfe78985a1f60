import { chmod, mkdir, realpath, rm } from 'node:fs/promises';
import { searchAttributes } from '@iwaa/casework/workflows/search-attributes';
import { defaultNamespace } from '@iwaa/contracts/topology';
import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import {
  type EngineAddresses,
  type EngineState,
  type RunningEngines,
  startEngines,
} from '@iwaa/engines/engines';
import { writePrivate } from '@iwaa/engines/local/home-files';
import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import { lastLines } from '@iwaa/engines/process/last-lines';
import { stopLeftBehind } from '@iwaa/engines/process/pid-file';
import { needFreePort } from '@iwaa/engines/process/port-check';
import { runCommand } from '@iwaa/engines/process/run-command';
import { type Issuer, openIssuer } from '@iwaa/issuer/issuer';
import type { Login } from '@iwaa/provision/kafka/session';
import { type Provisioned, provision } from '@iwaa/provision/provision';
import { provisionAgency } from '@iwaa/provision/provision-agency';
import { passwordsOf } from '@iwaa/provision/secrets-file';
import { bundleProgram, type HomePlaces, homePlaces, servicePath } from './home.ts';
import { lockPlatform } from './platform-lock.ts';
import { PlatformRefusal } from './platform-refusal.ts';
import type { RunningPlatform } from './running-platform.ts';
import { serviceEnvironment } from './service-environment.ts';
import { configuredPorts, portSetting, rememberedFreePorts } from './service-ports.ts';
import { ServiceProcess, type ServiceState } from './service-process.ts';
import { keepServiceToken } from './service-token.ts';

/** What happens while the platform starts, runs and stops: a sentence for a person, or a part whose state changed. */
export type PlatformEvent =
  | { kind: 'progress'; line: string }
  | { kind: 'state'; part: EngineState | ServiceState };

export interface PlatformOptions {
  /** the folder of everything that is kept: data, logs, passwords, keys */
  home: string;
  /** `default`: the documented ports, which the environment may change; `free`: unused ones, remembered in home */
  ports?: 'default' | 'free';
  onEvent?: (event: PlatformEvent) => void;
  /** the agencies whose doors are open from the start; more by `addAgency` */
  agencies?: readonly string[];
  /** the first part of the names of topics, users and databases; `iwaa` where left out */
  namespace?: string;
  /** the services to start; all five where left out */
  services?: readonly ServiceName[];
  /** the least level that the services log: info where left out */
  logLevel?: string;
  /** what a service's process gets in the place of its environment; for tests that watch or disturb it from outside */
  changeEnvironment?: (service: ServiceName, environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
  /** aborted: the start is given up, and what had been started is stopped */
  signal?: AbortSignal;
}

export interface PlatformAddresses {
  engines: EngineAddresses;
  services: Readonly<Record<ServiceName, string>>;
  /** Temporal's pages, where the operators look */
  uiUrl: string;
}

export interface Platform {
  readonly addresses: PlatformAddresses;
  readonly issuer: Issuer;
  readonly credentials: Provisioned;
  /** Opens the door of one more agency and gives its login; does nothing twice. */
  addAgency(agencyId: string): Promise<Login>;
  states(): (EngineState | ServiceState)[];
  /** Stops the services in reverse order, and then the engines. The data stays. */
  stop(): Promise<void>;
}

function markerOf(places: HomePlaces, service: ServiceName): string {
  return `--home=${places.home}/${service}`;
}

async function openPlaces(home: string): Promise<HomePlaces> {
  await mkdir(home, { recursive: true });
  const places = homePlaces(await realpath(home));
  await chmod(places.home, 0o700);
  await mkdir(places.logs, { recursive: true });
  return places;
}

/** Has casework's workflows made one script, once for all starts of casework. Throws PlatformRefusal when that fails. */
async function writeWorkflowBundle(file: string): Promise<void> {
  const { code, output } = await runCommand(process.execPath, [bundleProgram, file], {
    env: engineEnvironment(),
  });
  if (code !== 0)
    throw new PlatformRefusal(`casework's workflows could not be made one script:\n${lastLines(output, 10)}`);
}

/**
 * Starts everything: the engines, what they must hold, and the five services, and comes back when each is ready. A part
 * that dies is started again, for as long as this runs. Throws PlatformRefusal or EnginesRefusal, and then nothing runs.
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const places = await openPlaces(options.home);
  const lock = await lockPlatform(places.home);
  const undo: (() => Promise<void>)[] = [() => lock.release()];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await startParts(options, places, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: PlatformOptions,
  places: HomePlaces,
  undo: (() => Promise<void>)[],
): Promise<Omit<Platform, 'stop'>> {
  const tell = (event: PlatformEvent): void => options.onEvent?.(event);
  const progress = (line: string): void => tell({ kind: 'progress', line });
  const onState = (part: EngineState | ServiceState): void => tell({ kind: 'state', part });

  for (const service of serviceNames) {
    if (await stopLeftBehind(places.pid(service), markerOf(places, service))) {
      progress(`Stopped ${service}, left running by a start that was killed.`);
    }
  }
  const ports = options.ports === 'free' ? await rememberedFreePorts(places.ports) : configuredPorts();
  const { services = serviceNames, namespace = defaultNamespace } = options;
  for (const service of services) await needFreePort(service, ports[service], portSetting(service));

  const bundling = services.includes('casework') ? writeWorkflowBundle(places.workflowBundle) : undefined;
  // It goes on beside the engines' start, which may fail first.
  bundling?.catch(() => undefined);
  const engines: RunningEngines = await startEngines({
    home: places.engines,
    ports: options.ports ?? 'default',
    onProgress: progress,
    onStateChange: onState,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  undo.push(() => engines.stop());
  options.signal?.throwIfAborted();

  const began = performance.now();
  const issuer = await openIssuer(places.home);
  const token = await keepServiceToken(issuer, places.serviceToken);
  undo.push(async () => token.stop());
  const provisionOptions = {
    addresses: engines.addresses,
    namespace,
    services,
    agencies: options.agencies ?? [],
    secrets: places.secrets,
    searchAttributes: services.includes('casework') ? searchAttributes : {},
  };
  const credentials = await provision(provisionOptions);
  const { 'person-keys': personKeysSecret = '' } = await passwordsOf(places.secrets, ['person-keys']);
  progress(
    `Topics, users and databases are provided for (${((performance.now() - began) / 1000).toFixed(1)} s).`,
  );

  const urls = Object.fromEntries(
    serviceNames.map((service) => [service, `http://127.0.0.1:${ports[service]}`]),
  ) as Record<ServiceName, string>;
  const addresses = { engines: engines.addresses, services: urls, uiUrl: engines.addresses.temporal.uiUrl };
  const processes: ServiceProcess[] = [];
  const states = (): (EngineState | ServiceState)[] => [
    ...engines.states(),
    ...processes.map((service) => service.state()),
  ];
  for (const name of services) {
    const service = credentials.services.get(name);
    if (!service) throw new Error(`The provision gave no credentials of ${name}.`);
    const env = serviceEnvironment({
      service: name,
      port: ports[name],
      engines: engines.addresses,
      credentials: service,
      issuer,
      urls,
      serviceTokenFile: places.serviceToken,
      made: places,
      personKeysSecret,
      namespace,
      logLevel: options.logLevel ?? 'info',
    });
    processes.push(
      new ServiceProcess({
        name,
        program: servicePath(name),
        url: urls[name],
        env: options.changeEnvironment?.(name, env) ?? env,
        logFile: places.log(name),
        pidFile: places.pid(name),
        marker: markerOf(places, name),
        onChange: onState,
      }),
    );
  }
  undo.push(async () => {
    for (const service of processes.toReversed()) await service.stop();
    await rm(places.running, { force: true });
  });
  await bundling;
  options.signal?.throwIfAborted();
  const interrupted = new Promise<never>((_resolve, reject) => {
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
  });
  progress('Starting the services.');
  // None needs another to be up in order to start: what one has to say to another waits in Kafka.
  await Promise.race([Promise.all(processes.map((service) => service.start())), interrupted]);
  const running: RunningPlatform = { pid: process.pid, services: urls, uiUrl: addresses.uiUrl };
  await writePrivate(places.running, JSON.stringify(running, null, 2));
  return {
    addresses,
    issuer,
    credentials,
    states,
    addAgency: (agencyId) => provisionAgency(agencyId, provisionOptions),
  };
}
