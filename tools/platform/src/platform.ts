import { chmod, mkdir, realpath, rm } from 'node:fs/promises';
import { searchAttributes } from '@iwaa/casework/workflows/search-attributes';
import { defaultNamespace } from '@iwaa/contracts/topology';
import { type ReaderName, type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
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
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import type { Login } from '@iwaa/provision/kafka/session';
import { type Provisioned, provision } from '@iwaa/provision/provision';
import { provisionAgency } from '@iwaa/provision/provision-agency';
import { passwordsOf } from '@iwaa/provision/secrets-file';
import type { ProviderSettings } from './connect-provider.ts';
import type { ConsoleSettings } from './console-environment.ts';
import { buildAppProgram, bundleProgram, type HomePlaces, homePlaces, servicePath } from './home.ts';
import { openSignIn, type SignIn } from './open-sign-in.ts';
import { lockPlatform } from './platform-lock.ts';
import { PlatformRefusal } from './platform-refusal.ts';
import { type ProcessName, processNames } from './process-name.ts';
import type { RunningPlatform } from './running-platform.ts';
import { serviceEnvironment } from './service-environment.ts';
import { configuredPorts, portSetting, rememberedFreePorts } from './service-ports.ts';
import { keepServiceToken } from './service-token.ts';
import { superviseConsole } from './supervise-console.ts';
import { type ServiceState, type SupervisedService, superviseService } from './supervised-service.ts';

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
  /** the agencies that have access from the start; more by `addAgency` */
  agencies?: readonly string[];
  /** the first part of the names of topics, users and databases; `iwaa` where left out */
  namespace?: string;
  /** the services to start; all five where left out */
  services?: readonly ServiceName[];
  /** whether the console runs too; it does where left out */
  console?: boolean;
  /** the least level that the services log: info where left out */
  logLevel?: string;
  /** what a service's process gets in the place of its environment; for tests that watch or disturb it from outside */
  changeEnvironment?: (service: ServiceName, environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
  /** where people sign in; the development issuer, which is then run, where left out */
  provider?: ProviderSettings | undefined;
  /** aborted: the start is given up, and what had been started is stopped */
  signal?: AbortSignal;
}

export interface PlatformAddresses {
  engines: EngineAddresses;
  services: Readonly<Record<ServiceName, string>>;
  /** where those who do the work begin */
  console: string;
  /** Temporal's pages, where the operators look */
  uiUrl: string;
}

export interface Platform {
  readonly addresses: PlatformAddresses;
  /** gives tokens for any role; the services believe them unless people sign in at another provider */
  readonly issuer: Issuer;
  /** where people sign in, and what the console proves itself with there */
  readonly signIn: SignIn;
  readonly credentials: Provisioned;
  /** Gives one more agency access, and its login back; does nothing twice. */
  addAgency(agencyId: string): Promise<Login>;
  states(): (EngineState | ServiceState)[];
  /** Stops the services in reverse order, and then the engines. The data stays. */
  stop(): Promise<void>;
}

function markerOf(places: HomePlaces, name: ProcessName): string {
  return `--home=${places.home}/${name}`;
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

/** Has the console's app built. Throws PlatformRefusal when that fails. */
async function buildConsoleApp(folder: string): Promise<void> {
  const { code, output } = await runCommand(process.execPath, [buildAppProgram, folder], {
    env: engineEnvironment(),
  });
  if (code !== 0)
    throw new PlatformRefusal(`The console's app could not be built:\n${lastLines(output, 10)}`);
}

/**
 * Starts everything: the engines, what they must hold, the issuer and the five services, and comes back when each is ready. A part
 * that dies is started again, for as long as this runs. Throws PlatformRefusal or EnginesRefusal, and then nothing runs.
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  patchKafkajs();
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

  for (const name of processNames) {
    if (await stopLeftBehind(places.pid(name), markerOf(places, name))) {
      progress(`Stopped ${name}, left running by a start that was killed.`);
    }
  }
  const ports = options.ports === 'free' ? await rememberedFreePorts(places.ports) : configuredPorts();
  const { services = serviceNames, namespace = defaultNamespace, console: hasConsole = true } = options;
  const readers: readonly ReaderName[] = hasConsole ? [...services, 'console'] : services;
  const own = options.provider ? readers : (['issuer', ...readers] as const);
  for (const name of own) await needFreePort(name, ports[name], portSetting(name));

  const bundling = services.includes('casework') ? writeWorkflowBundle(places.workflowBundle) : undefined;
  const building = hasConsole ? buildConsoleApp(places.consoleApp) : undefined;
  // They go on beside the engines' start, which may fail first.
  bundling?.catch(() => undefined);
  building?.catch(() => undefined);
  const {
    'person-keys': personKeysSecret = '',
    'console-client': clientSecret = '',
    'console-sessions': sessionsSecret = '',
  } = await passwordsOf(places.secrets, ['person-keys', 'console-client', 'console-sessions']);
  const issuer = await openIssuer(places.home, `http://127.0.0.1:${ports.issuer}`);
  // A name and no number: a phone's own lock opens nothing for an address without one.
  const consoleUrl = `http://localhost:${ports.console}`;
  const opened = await openSignIn({
    provider: options.provider,
    issuer,
    places,
    consoleUrl,
    clientSecret,
    marker: markerOf(places, 'issuer'),
    onChange: onState,
  });
  const token = await keepServiceToken(opened.serviceToken, places.serviceToken);
  undo.push(async () => token.stop());
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
  const provisionOptions = {
    addresses: engines.addresses,
    namespace,
    services: readers,
    agencies: options.agencies ?? [],
    secrets: places.secrets,
    searchAttributes: services.includes('casework') ? searchAttributes : {},
  };
  const credentials = await provision(provisionOptions);
  progress(
    `Topics, users and databases are provided for (${((performance.now() - began) / 1000).toFixed(1)} s).`,
  );

  const urls = Object.fromEntries(
    serviceNames.map((service) => [service, `http://127.0.0.1:${ports[service]}`]),
  ) as Record<ServiceName, string>;
  const addresses = {
    engines: engines.addresses,
    services: urls,
    console: consoleUrl,
    uiUrl: engines.addresses.temporal.uiUrl,
  };
  const processes: SupervisedService[] = opened.process ? [opened.process] : [];
  const states = (): (EngineState | ServiceState)[] => [
    ...engines.states(),
    ...processes.map((process) => process.state()),
  ];
  for (const name of services) {
    const service = credentials.services.get(name);
    if (!service) throw new Error(`The provision gave no credentials of ${name}.`);
    const env = serviceEnvironment({
      service: name,
      port: ports[name],
      engines: engines.addresses,
      credentials: service,
      issuer: opened.believed,
      urls,
      serviceTokenFile: places.serviceToken,
      made: places,
      personKeysSecret,
      namespace,
      logLevel: options.logLevel ?? 'info',
    });
    processes.push(
      superviseService({
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
  const consoleCredentials = credentials.services.get('console');
  if (consoleCredentials) {
    const settings: ConsoleSettings = {
      port: ports.console,
      url: consoleUrl,
      engines: engines.addresses,
      credentials: consoleCredentials,
      issuer: opened.believed,
      signIn: opened.signIn,
      services: urls,
      secret: Buffer.from(sessionsSecret).toString('base64url'),
      app: places.consoleApp,
      namespace,
      logLevel: options.logLevel ?? 'info',
    };
    processes.push(
      superviseConsole(settings, places, { marker: markerOf(places, 'console'), onChange: onState }),
    );
  }
  undo.push(async () => {
    for (const process of processes.toReversed()) await process.stop();
    await rm(places.running, { force: true });
  });
  await bundling;
  await building;
  options.signal?.throwIfAborted();
  const interrupted = new Promise<never>((_resolve, reject) => {
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
  });
  progress('Starting the services.');
  // None needs another to be up in order to start: what one has to say to another waits in Kafka.
  await Promise.race([Promise.all(processes.map((process) => process.start())), interrupted]);
  const running: RunningPlatform = {
    pid: process.pid,
    services: urls,
    ...(opened.process ? { issuer: issuer.url } : {}),
    console: consoleUrl,
    uiUrl: addresses.uiUrl,
  };
  await writePrivate(places.running, JSON.stringify(running, null, 2));
  return {
    addresses,
    issuer,
    signIn: opened.signIn,
    credentials,
    states,
    addAgency: (agencyId) => provisionAgency(agencyId, provisionOptions),
  };
}
