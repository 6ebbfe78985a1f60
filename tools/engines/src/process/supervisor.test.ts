import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hasEnded } from './pid-file.ts';
import { type Program, type RestartPolicy, Supervisor } from './supervisor.ts';
import { waitUntil } from './wait-until.ts';

const policy: RestartPolicy = {
  startLimitMs: 20_000,
  attemptsAtStart: 1,
  stopGraceMs: 10_000,
  stableMs: 60_000,
  backoff: { firstMs: 1, longestMs: 10 },
  longestLogBytes: 1_000_000,
};

let folder: string;
let made = 0;
const started: Supervisor<'part'>[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iwaa supervisor-'));
});
afterEach(async () => {
  for (const supervisor of started.splice(0)) await supervisor.stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `script` in a Node of its own, which is ready when it has written a line. */
function supervise(script: string, change: Partial<Program<'part'> & RestartPolicy> = {}) {
  made += 1;
  const logFile = join(folder, `${made}.log`);
  const pidFile = join(folder, `${made}.pid`);
  const states: string[] = [];
  const stopped: number[] = [];
  const program: Program<'part'> = {
    name: 'part',
    title: 'A part',
    command: { file: process.execPath, args: ['--eval', script] },
    env: { PATH: process.env.PATH },
    pidFile,
    logFile,
    channel: false,
    prepare: async () => undefined,
    ready: async () => (await readFile(logFile, 'utf8').catch(() => '')).includes('ready'),
    stopped: async () => void stopped.push(1),
    refusal: (why, message) => new Error(`${why}: ${message}`),
    ...change,
  };
  const supervisor = new Supervisor(program, { ...policy, ...change }, ({ state }) => states.push(state));
  started.push(supervisor);
  return { supervisor, states, stopped, pidFile };
}

const stays = 'console.log("ready"); setInterval(() => undefined, 1000);';
const isUpAgain = (supervisor: Supervisor<'part'>) =>
  waitUntil(() => supervisor.state().state === 'up' && supervisor.state().restarts > 0, {
    everyMs: 10,
    timeoutMs: 20_000,
  });

describe('the supervisor of a process', () => {
  it('leaves no process and no pid file when stop comes back, and says once that it was stopped', async () => {
    const { supervisor, states, stopped, pidFile } = supervise(stays);
    await supervisor.start();
    const pid = supervisor.state().pid ?? 0;
    expect(Number(await readFile(pidFile, 'utf8'))).toBe(pid);
    await supervisor.stop();
    await supervisor.stop();
    expect([hasEnded(pid), stopped]).toEqual([true, [1]]);
    await expect(readFile(pidFile)).rejects.toThrow('ENOENT');
    expect(states).toEqual(['starting', 'up', 'down']);
  });

  it('starts again what is killed', async () => {
    const { supervisor, states } = supervise(stays);
    await supervisor.start();
    process.kill(supervisor.state().pid ?? 0, 'SIGKILL');
    expect(await isUpAgain(supervisor)).toBe(true);
    expect(states).toEqual(['starting', 'up', 'restarting', 'up']);
  });

  it('kills what does not stop within its grace', async () => {
    const { supervisor } = supervise(`process.on('SIGTERM', () => undefined); ${stays}`, { stopGraceMs: 50 });
    await supervisor.start();
    const pid = supervisor.state().pid ?? 0;
    await supervisor.stop();
    expect(hasEnded(pid)).toBe(true);
  });

  it.each([
    [1, 0],
    [3, 2],
  ])('gives up a start that ended %i times, with the end of its log', async (attemptsAtStart, restarts) => {
    const { supervisor } = supervise('console.error("no such disk"); process.exit(1)', { attemptsAtStart });
    await expect(supervisor.start()).rejects.toThrow(
      /^ended: A part ended while it was starting[\s\S]*no such disk/,
    );
    expect(supervisor.state()).toEqual({ name: 'part', state: 'down', restarts });
  });

  it('gives up a start that is not ready in time, and leaves nothing of it', async () => {
    const { supervisor, pidFile } = supervise('setInterval(() => undefined, 1000)', { startLimitMs: 300 });
    await expect(supervisor.start()).rejects.toThrow(/^not-ready: A part was not ready within 0.3 s/);
    await expect(readFile(pidFile)).rejects.toThrow('ENOENT');
  });

  it('refuses a start that can not be prepared, and goes on trying when a later one can not', async () => {
    const wrong = supervise(stays, { prepare: () => Promise.reject(new Error('no configuration')) });
    await expect(wrong.supervisor.start()).rejects.toThrow('no configuration');

    const outcomes = [true, false, false, true];
    const { supervisor } = supervise(stays, {
      prepare: async () => {
        if (outcomes.shift() === false) throw new Error('the disk is busy');
      },
    });
    await supervisor.start();
    process.kill(supervisor.state().pid ?? 0, 'SIGKILL');
    expect(await isUpAgain(supervisor)).toBe(true);
    expect([outcomes, supervisor.state().restarts]).toEqual([[], 3]);
  });

  it('ends a start that is stopped meanwhile', async () => {
    const { supervisor } = supervise('setInterval(() => undefined, 1000)');
    const start = supervisor.start();
    const refused = expect(start).rejects.toThrow('A part was stopped before it was up.');
    expect(
      await waitUntil(() => supervisor.state().state === 'starting', { everyMs: 5, timeoutMs: 5_000 }),
    ).toBe(true);
    await supervisor.stop();
    await refused;
  });
});
