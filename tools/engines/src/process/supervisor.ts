import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Backoff, restartDelayMs } from './backoff.ts';
import { isAlive, readTail, rotate } from './child.ts';
import { lastLines } from './last-lines.ts';
import { removePidFile, writePidFile } from './pid-file.ts';

/** How a process that is kept running stands. */
export interface ProcessState<Name extends string> {
  name: Name;
  state: 'starting' | 'up' | 'restarting' | 'down';
  pid?: number;
  /** how many times it died and was started again */
  restarts: number;
}

/** A program that is to run as long as its supervisor. */
export interface Program<Name extends string> {
  name: Name;
  /** as people read it, such as "MongoDB" */
  title: string;
  command: { file: string; args: readonly string[] };
  env: NodeJS.ProcessEnv;
  pidFile: string;
  logFile: string;
  /** whether it listens on a channel that closes with its supervisor, however that ends, and then stops by itself */
  channel: boolean;
  /** called before every start; what it throws at the first one refuses the start */
  prepare(): Promise<void>;
  /** true once it can do its work; false: ask again. What it throws is taken for a failed start. */
  ready(): Promise<boolean>;
  /** called once its process has ended because it was stopped */
  stopped?(): Promise<void>;
  /** the error that tells a person why it could not be started */
  refusal(why: 'ended' | 'not-ready', message: string): Error;
}

/** How long a kind of program is waited for, and when it is given up. */
export interface RestartPolicy {
  /** for how long its first start is waited for, in ms */
  startLimitMs: number;
  /** the first start is given up when it has ended so many times in a row without being ready */
  attemptsAtStart: number;
  /** an exit code at the first start that no second attempt mends */
  finalExitCode?: number;
  /** how long it may take to stop before it is killed, in ms */
  stopGraceMs: number;
  /** what stayed up this long, in ms, has recovered: its next death counts as the first */
  stableMs: number;
  backoff: Backoff;
  /** a log that is longer is put aside before the next start */
  longestLogBytes: number;
}

const ASK_EVERY_MS = 50;

/** Runs one program as a child process, starts it again whenever it dies, and stops it with grace. */
export class Supervisor<Name extends string> {
  readonly #program: Program<Name>;
  readonly #policy: RestartPolicy;
  readonly #onChange: (state: ProcessState<Name>) => void;
  readonly #stopping = new AbortController();
  #state: ProcessState<Name>;
  #child: ChildProcess | undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(program: Program<Name>, policy: RestartPolicy, onChange: (state: ProcessState<Name>) => void) {
    this.#program = program;
    this.#policy = policy;
    this.#onChange = onChange;
    this.#state = { name: program.name, state: 'down', restarts: 0 };
  }

  state(): ProcessState<Name> {
    return { ...this.#state };
  }

  /**
   * Starts the program and comes back when it is ready; from then on it is kept running. Throws the program's refusal when it
   * ends or does not get ready, or what `prepare` threw; nothing of it runs then.
   */
  async start(): Promise<void> {
    const { startLimitMs } = this.#policy;
    const ready = Promise.withResolvers<void>();
    const limit = setTimeout(
      () =>
        ready.reject(
          this.#refusal('not-ready', `was not ready within ${startLimitMs / 1000} s and was stopped`),
        ),
      startLimitMs,
    );
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

  /** TERM, and KILL after the policy's grace. Comes back when the process has gone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child && isAlive(child)) {
      child.kill('SIGTERM');
      const kill = setTimeout(() => this.#kill(), this.#policy.stopGraceMs);
      await this.#loop;
      clearTimeout(kill);
      await this.#program.stopped?.();
    } else {
      await this.#loop;
    }
    removePidFile(this.#program.pidFile);
    if (this.#state.state !== 'down') this.#become('down');
  }

  /** For the moment when our own process ends without having stopped its children: one TERM, without waiting. */
  abandon(): void {
    if (this.#child && isAlive(this.#child)) this.#child.kill('SIGTERM');
  }

  async #keepRunning(ready: PromiseWithResolvers<void>): Promise<void> {
    const { title } = this.#program;
    const { signal } = this.#stopping;
    let deathsInARow = 0;
    let everUp = false;
    while (!signal.aborted) {
      this.#become(deathsInARow > 0 ? 'restarting' : 'starting');
      const run = await this.#run(() => {
        everUp = true;
        ready.resolve();
      });
      if (signal.aborted) break;
      deathsInARow = run.upForMs > this.#policy.stableMs ? 1 : deathsInARow + 1;
      if (!everUp && run.failure !== undefined) return ready.reject(run.failure);
      if (!everUp && this.#isGivenUp(deathsInARow, run.code)) {
        return ready.reject(this.#refusal('ended', 'ended while it was starting'));
      }
      this.#state.restarts += 1;
      this.#become('restarting');
      await pause(restartDelayMs(deathsInARow, this.#policy.backoff), undefined, { signal }).catch(
        () => undefined,
      );
    }
    ready.reject(new Error(`${title} was stopped before it was up.`));
  }

  #isGivenUp(deathsInARow: number, code: number | null): boolean {
    const { attemptsAtStart, finalExitCode } = this.#policy;
    return deathsInARow >= attemptsAtStart || (finalExitCode !== undefined && code === finalExitCode);
  }

  /** Prepares and runs the program once, to its end. `failure` is what kept it from running at all. */
  async #run(onReady: () => void): Promise<{ upForMs: number; code: number | null; failure?: unknown }> {
    let ended: Promise<number | null> = Promise.resolve(null);
    try {
      await this.#program.prepare();
      if (this.#stopping.signal.aborted) return { upForMs: 0, code: null };
      ended = this.#launch();
      const isReady = await this.#untilReady();
      const upSince = performance.now();
      if (isReady) {
        this.#become('up');
        onReady();
      }
      const code = await ended;
      return { upForMs: isReady ? performance.now() - upSince : 0, code };
    } catch (failure) {
      this.#kill();
      return { upForMs: 0, code: await ended, failure };
    }
  }

  /** Starts the process. The promise resolves with its exit code when it has gone. */
  #launch(): Promise<number | null> {
    const { command, env, logFile, pidFile, channel } = this.#program;
    rotate(logFile, this.#policy.longestLogBytes);
    const log = openSync(logFile, 'a', 0o600);
    // A process group of its own: Ctrl-C in a terminal reaches only our process, which then stops its children in order.
    const child = spawn(command.file, command.args, {
      detached: true,
      stdio: ['ignore', log, log, ...(channel ? (['ipc'] as const) : [])],
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

  /** As long as it lives it is waited for: the recovery of a large log may take long. */
  async #untilReady(): Promise<boolean> {
    const child = this.#child;
    while (child && isAlive(child) && !this.#stopping.signal.aborted) {
      if (await this.#program.ready()) return true;
      await pause(ASK_EVERY_MS);
    }
    return false;
  }

  #kill(): void {
    const child = this.#child;
    if (child?.pid === undefined || !isAlive(child)) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended between the look and the kill.
    }
  }

  #become(state: ProcessState<Name>['state']): void {
    if (state === this.#state.state) return;
    const { name, restarts } = this.#state;
    const pid = state === 'up' ? this.#child?.pid : undefined;
    this.#state = { name, state, restarts, ...(pid === undefined ? {} : { pid }) };
    this.#onChange(this.state());
  }

  #refusal(why: 'ended' | 'not-ready', what: string): Error {
    const { title, logFile } = this.#program;
    return this.#program.refusal(
      why,
      `${title} ${what}: read its log (${logFile}). Its last lines:\n${lastLines(readTail(logFile), 5)}`,
    );
  }
}
