import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isOurs, livePid, writePidFile } from './pid-file.ts';

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
