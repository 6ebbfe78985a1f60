import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, it } from '@jest/globals';
import { giveWay } from './give-way.ts';

it('a process stands back, and its session with it where the system weighs sessions', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
  const pid = child.pid ?? 0;
  try {
    await giveWay(pid, 7);
    expect(getPriority(pid)).toBe(7);
    expect(sessionOf(pid)).toMatch(/^(\/autogroup-\d+ nice 7\n|weighs none)$/);
  } finally {
    child.kill('SIGKILL');
  }
});

it('of one that has ended nothing is said', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  await expect(giveWay(child.pid ?? 0, 7)).resolves.toBeUndefined();
});

function sessionOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/autogroup`, 'utf8');
  } catch {
    return 'weighs none';
  }
}
