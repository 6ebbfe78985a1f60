import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from '@jest/globals';
import { hasEnded, isOurs, livePid, stopLeftBehind, writePidFile } from './pid-file.ts';
import { isFree } from './port-check.ts';

test('a pid is ours only when a whole argument of its command line is the marker: pids are reused', async () => {
  const [program = ''] = readFileSync('/proc/self/cmdline', 'utf8').split('\0');
  expect(isOurs(process.pid, program)).toBe(true);
  expect(isOurs(process.pid, program.slice(0, -1))).toBe(false);
  expect(isOurs(2 ** 30, program)).toBe(false);

  const folder = await mkdtemp(join(tmpdir(), 'pids-'));
  const file = join(folder, 'kafka.pid');
  expect(livePid(file, program)).toBeUndefined();
  writePidFile(file, process.pid);
  expect(livePid(file, program)).toBe(process.pid);
  expect(livePid(file, '/another/home/kafka/server.properties')).toBeUndefined();
  await rm(folder, { recursive: true });
});

describe('what was left behind', () => {
  // Enough memory that its end takes long enough to be seen: its command line is gone then, and its port is not free.
  const listening = `
    globalThis.memory = Buffer.alloc(300e6, 1);
    require('node:net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;

  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  async function leaveBehind(marker: string) {
    const child = spawn(process.execPath, ['--eval', listening, '--', marker], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const folder = await mkdtemp(join(tmpdir(), 'pids-'));
    folders.push(folder);
    const file = join(folder, 'left.pid');
    if (child.pid === undefined) throw new Error('It did not start.');
    writePidFile(file, child.pid);
    return { child, pid: child.pid, port: Number(line), file };
  }

  it('has ended and its port is free when it was stopped', async () => {
    const { port, file, pid } = await leaveBehind('--home=/left');
    expect(hasEnded(pid)).toBe(false);
    expect(await stopLeftBehind(file, '--home=/left')).toBe(true);
    expect([hasEnded(pid), await isFree(port), existsSync(file)]).toEqual([true, true, false]);
  });

  it('has ended and its port is free also when it was ending by itself', async () => {
    const { child, port, file } = await leaveBehind('--home=/left');
    child.kill('SIGKILL');
    await stopLeftBehind(file, '--home=/left');
    expect([await isFree(port), existsSync(file)]).toEqual([true, false]);
  });

  it("is not touched when the pid is somebody else's by now", async () => {
    const { child, pid, file } = await leaveBehind('--home=/another');
    expect(await stopLeftBehind(file, '--home=/left')).toBe(false);
    expect([hasEnded(pid), existsSync(file)]).toEqual([false, false]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
