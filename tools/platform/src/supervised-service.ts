import { type ProcessState, type RestartPolicy, Supervisor } from '@iwaa/engines/process/supervisor';
import { PlatformRefusal } from './platform-refusal.ts';
import type { ProcessName } from './process-name.ts';
import { isReady } from './readiness.ts';

export type ServiceState = ProcessState<ProcessName> & { url: string };

export interface ServiceOptions {
  name: ProcessName;
  program: string;
  url: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  pidFile: string;
  /** an argument by which the process is known to be this home's */
  marker: string;
  onChange: (state: ServiceState) => void;
}

/** One service as a process of its own, which is kept running. */
export interface SupervisedService {
  state(): ServiceState;
  /**
   * Starts the service and comes back when it is ready. Throws PlatformRefusal when it dies three times in a row, refuses its
   * environment or is not ready within 90 s; nothing of it runs then.
   */
  start(): Promise<void>;
  /** TERM, and KILL after 15 s. Comes back when the process has gone. */
  stop(): Promise<void>;
}

const policy: RestartPolicy = {
  startLimitMs: 90_000,
  attemptsAtStart: 3,
  // That of a service that refuses its environment (EX_CONFIG of sysexits.h).
  finalExitCode: 78,
  stopGraceMs: 15_000,
  stableMs: 30_000,
  backoff: { firstMs: 200, longestMs: 5_000 },
  longestLogBytes: 50_000_000,
};

/** A service under the supervisor that engines have too, with a service's policy. */
export function superviseService(options: ServiceOptions): SupervisedService {
  const { name, url } = options;
  const withUrl = (state: ProcessState<ProcessName>): ServiceState => ({ ...state, url });
  const supervisor = new Supervisor(
    {
      name,
      title: name,
      command: { file: process.execPath, args: [options.program, options.marker] },
      env: options.env,
      logFile: options.logFile,
      pidFile: options.pidFile,
      channel: true,
      prepare: async () => undefined,
      ready: () => isReady(url),
      refusal: (_why, message) => new PlatformRefusal(message),
    },
    policy,
    (state) => options.onChange(withUrl(state)),
  );
  return {
    state: () => withUrl(supervisor.state()),
    start: () => supervisor.start(),
    stop: () => supervisor.stop(),
  };
}
