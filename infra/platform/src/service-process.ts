import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { isAlive, readTail, rotate } from '@iwaa/engines/process/child';
import { lastLines } from '@iwaa/engines/process/last-lines';
import { removePidFile, writePidFile } from '@iwaa/engines/process/pid-file';
import { PlatformRefusal } from './platform-refusal.ts';
import { isReady } from './readiness.ts';
import { restartDelayMs } from './restart-delay.ts';

export interface ServiceState {
  name: ServiceName;
  state: 'starting' | 'up' | 'restarting' | 'down';
  url: string;
  pid?: number;
  /** how many times it died and was started again */
  restarts: number;
}

export interface ServiceProcessOptions {
  name: ServiceName;
  program: string;
  url: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  pidFile: string;
  /** an argument by which the process is known to be this home's */
  marker: string;
  onChange: (state: ServiceState) => void;
}

const STOP_GRACE_MS = 15_000;
const START_LIMIT_MS = 90_000;
const ASK_EVERY_MS = 50;
/** a service that stayed up this long has recovered: its next death counts as the first */
const SETTLED_MS = 30_000;
const DEATHS_BEFORE_GIVING_UP_AT_START = 3;
/** the exit code of a service that refuses its environment, which no restart mends */
const REFUSES_ITS_ENVIRONMENT = 78;
const LONGEST_LOG_BYTES = 50_000_000;

/** One service as a process of its own: started, shown, started again whenever it dies, and stopped with grace. */
export class ServiceProcess {
  readonly #options: ServiceProcessOptions;
  #state: ServiceState;
  #child: ChildProcess | undefined;
  #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(options: ServiceProcessOptions) {
    this.#options = options;
    this.#state = { name: options.name, state: 'down', url: options.url, restarts: 0 };
  }

  state(): ServiceState {
    return { ...this.#state };
  }

  /**
   * Starts the service and comes back when it is ready; from then on it is kept running. Throws PlatformRefusal when it
   * dies three times in a row, refuses its environment or is not ready within 90 s; nothing of it runs then.
   */
  async start(): Promise<void> {
    const ready = Promise.withResolvers<void>();
    const limit = setTimeout(() => ready.reject(this.#refusal('was not ready within 90 s')), START_LIMIT_MS);
    this.#loop = this.#keepRunning(ready);
    try {
      await ready.promise;
    } catch (error) {
      await this.stop();
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }

  /** TERM, and KILL after 15 s. Comes back when the process has gone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child && isAlive(child)) {
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
      await this.#loop;
      clearTimeout(kill);
    } else {
      await this.#loop;
    }
    removePidFile(this.#options.pidFile);
    if (this.#state.state !== 'down') this.#become('down');
  }

  async #keepRunning(ready: PromiseWithResolvers<void>): Promise<void> {
    let deathsInARow = 0;
    let everUp = false;
    while (!this.#stopping.signal.aborted) {
      this.#become(deathsInARow > 0 ? 'restarting' : 'starting');
      const ended = this.#launch();
      const wasReady = await Promise.race([this.#untilReady(), ended.then(() => false)]);
      const upSince = performance.now();
      if (wasReady) {
        everUp = true;
        this.#become('up');
        ready.resolve();
      }
      const code = await ended;
      if (this.#stopping.signal.aborted) break;
      deathsInARow = wasReady && performance.now() - upSince > SETTLED_MS ? 1 : deathsInARow + 1;
      if (
        !everUp &&
        (code === REFUSES_ITS_ENVIRONMENT || deathsInARow === DEATHS_BEFORE_GIVING_UP_AT_START)
      ) {
        ready.reject(this.#refusal('ended while it was starting'));
        return;
      }
      this.#state.restarts += 1;
      this.#become('restarting');
      await pause(restartDelayMs(deathsInARow), undefined, { signal: this.#stopping.signal }).catch(
        () => undefined,
      );
    }
    ready.reject(new PlatformRefusal(`${this.#options.name} was stopped before it was ready.`));
  }

  /** Starts the process. The promise resolves with its exit code when it has gone. */
  #launch(): Promise<number | null> {
    const { program, marker, env, logFile, pidFile } = this.#options;
    rotate(logFile, LONGEST_LOG_BYTES);
    const log = openSync(logFile, 'a', 0o600);
    // The channel tells the service when this process is gone, however it went: it then stops by itself. A process group
    // of its own: Ctrl-C in a terminal reaches this process only, which stops the services in order.
    const child = spawn(process.execPath, [program, marker], {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      env,
    });
    closeSync(log);
    this.#child = child;
    if (child.pid !== undefined) writePidFile(pidFile, child.pid);
    return new Promise((resolve) => {
      child.once('error', () => resolve(null));
      child.once('exit', (code) => resolve(code));
    });
  }

  async #untilReady(): Promise<boolean> {
    const child = this.#child;
    while (child && isAlive(child) && !this.#stopping.signal.aborted) {
      if (await isReady(this.#options.url)) return true;
      await pause(ASK_EVERY_MS);
    }
    return false;
  }

  #become(state: ServiceState['state']): void {
    const { name, url, restarts } = this.#state;
    if (state === this.#state.state && state !== 'down') return;
    const pid = state === 'up' ? this.#child?.pid : undefined;
    this.#state = { name, state, url, restarts, ...(pid === undefined ? {} : { pid }) };
    this.#options.onChange(this.state());
  }

  #refusal(what: string): PlatformRefusal {
    const { name, logFile } = this.#options;
    return new PlatformRefusal(
      `${name} ${what}: read its log (${logFile}). Its last lines:\n${lastLines(readTail(logFile), 5)}`,
    );
  }
}
