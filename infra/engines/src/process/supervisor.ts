import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineState } from '../engines.ts';
import type { Engine } from '../local/engine.ts';
import { EnginesRefusal } from '../refusal.ts';
import { restartDelayMs } from './backoff.ts';
import { isAlive, readTail, rotate } from './child.ts';
import { engineEnvironment } from './engine-environment.ts';
import { lastLines } from './last-lines.ts';
import { removePidFile, writePidFile } from './pid-file.ts';
import { needFreePort } from './port-check.ts';

const STOP_GRACE_MS = 30_000;
const START_LIMIT_MS = 120_000;
const ASK_EVERY_MS = 50;
/** an engine that stayed up this long has recovered: its next death counts as the first */
const SETTLED_MS = 60_000;
const LONGEST_LOG_BYTES = 20_000_000;

/** Runs one engine as a child process, starts it again when it dies, and stops it with grace. */
export class Supervisor {
  readonly #engine: Engine;
  readonly #onChange: (state: EngineState) => void;
  #state: EngineState;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #stopping = false;
  #stopWaiting = new AbortController();
  #deathsInARow = 0;
  #upSince = 0;

  constructor(engine: Engine, onChange: (state: EngineState) => void) {
    this.#engine = engine;
    this.#onChange = onChange;
    this.#state = { name: engine.name, state: 'down', restarts: 0 };
  }

  state(): EngineState {
    return { ...this.#state };
  }

  /** Starts the engine and comes back when it answers. Throws EnginesRefusal, and then nothing of it runs. */
  async start(): Promise<void> {
    for (const { port, setting } of this.#engine.ports) await needFreePort(this.#engine.title, port, setting);
    this.#needNotStopped();
    this.#become('starting');
    try {
      await this.#engine.prepare();
      this.#needNotStopped();
      this.#launch();
      await this.#untilReady(START_LIMIT_MS);
      this.#needNotStopped();
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.#isUp();
  }

  /** TERM, and KILL after 30 s; the pid file goes when the process has gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stopWaiting.abort();
    const child = this.#child;
    if (child && isAlive(child)) {
      child.kill('SIGTERM');
      const kill = setTimeout(() => this.#killGroup(), STOP_GRACE_MS);
      await this.#ended;
      clearTimeout(kill);
      await this.#engine.stopped?.();
    }
    removePidFile(this.#engine.pidFile);
    if (this.#state.state !== 'down') this.#become('down');
  }

  /** For the moment when our own process ends without having stopped its engines: one TERM, without waiting. */
  abandon(): void {
    if (this.#child && isAlive(this.#child)) this.#child.kill('SIGTERM');
  }

  #needNotStopped(): void {
    if (this.#stopping) throw new Error(`${this.#engine.title} was stopped before it was up.`);
  }

  #launch(): void {
    rotate(this.#engine.logFile, LONGEST_LOG_BYTES);
    const log = openSync(this.#engine.logFile, 'a');
    // A process group of its own: Ctrl-C in a terminal reaches only our process, which then stops the engines in order.
    const child = spawn(this.#engine.command.file, this.#engine.command.args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: engineEnvironment(),
    });
    closeSync(log);
    this.#child = child;
    if (child.pid !== undefined) writePidFile(this.#engine.pidFile, child.pid);
    this.#ended = new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', () => {
        resolve();
        if (this.#state.state === 'up') void this.#restart();
      });
    });
  }

  async #untilReady(limitMs: number): Promise<void> {
    const deadline = performance.now() + limitMs;
    while (!(await this.#engine.ready())) {
      if (this.#stopping) return;
      if (!this.#child || !isAlive(this.#child)) throw this.#diedRefusal();
      if (performance.now() > deadline) throw this.#silentRefusal(limitMs);
      await pause(ASK_EVERY_MS);
    }
  }

  async #restart(): Promise<void> {
    if (this.#stopping) return;
    this.#state.restarts += 1;
    if (performance.now() - this.#upSince > SETTLED_MS) this.#deathsInARow = 0;
    while (!this.#stopping) {
      this.#deathsInARow += 1;
      this.#become('restarting');
      try {
        await pause(restartDelayMs(this.#deathsInARow), undefined, { signal: this.#stopWaiting.signal });
        await this.#engine.prepare();
        if (this.#stopping) return;
        this.#launch();
        // Recovery of a large log may take long: as long as the process lives, it is waited for.
        await this.#untilReady(Number.POSITIVE_INFINITY);
        if (this.#stopping) return;
        this.#isUp();
        return;
      } catch {
        // It died again while starting (its log says why) or could not be prepared: the next turn waits longer.
        this.#killGroup();
        await this.#ended;
      }
    }
  }

  #killGroup(): void {
    const pid = this.#child?.pid;
    if (pid === undefined || !this.#child || !isAlive(this.#child)) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended between the look and the kill.
    }
  }

  #isUp(): void {
    this.#upSince = performance.now();
    this.#become('up');
    // It may have died between its last answer and now, when nobody was listening for it.
    if (this.#child && !isAlive(this.#child)) void this.#restart();
  }

  #become(state: EngineState['state']): void {
    const pid = state === 'up' ? this.#child?.pid : undefined;
    this.#state = {
      name: this.#engine.name,
      state,
      restarts: this.#state.restarts,
      ...(pid === undefined ? {} : { pid }),
    };
    this.#onChange(this.state());
  }

  #diedRefusal(): EnginesRefusal {
    const { title, logFile } = this.#engine;
    return new EnginesRefusal(
      'engine-died',
      `${title} ended while it was starting: read its log (${logFile}), and if its data is damaged, reset the engines. Its last lines:\n${lastLines(readTail(logFile), 5)}`,
    );
  }

  #silentRefusal(limitMs: number): EnginesRefusal {
    const { title, logFile } = this.#engine;
    return new EnginesRefusal(
      'engine-silent',
      `${title} did not answer within ${limitMs / 1000} s and was stopped: read its log (${logFile}). Its last lines:\n${lastLines(readTail(logFile), 5)}`,
    );
  }
}
