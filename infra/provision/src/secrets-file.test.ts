import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { passwordsOf } from './secrets-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iwaa-secrets-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the file of passwords', () => {
  it('gives a user the same password again, and each user another', async () => {
    const path = join(folder, 'again.json');
    const first = await passwordsOf(path, ['a', 'b']);
    const second = await passwordsOf(path, ['b', 'c']);
    expect(second.b).toBe(first.b);
    expect(new Set([second.a, second.b, second.c]).size).toBe(3);
  });

  it('loses no password when several are asked for at once', async () => {
    const path = join(folder, 'at-once.json');
    const names = Array.from({ length: 20 }, (_, index) => `user-${index}`);
    const given = await Promise.all(names.map((name) => passwordsOf(path, [name])));
    const kept = JSON.parse(await readFile(path, 'utf8'));
    expect(kept).toEqual(Object.fromEntries(names.map((name, index) => [name, given[index]?.[name]])));
  });

  it('is readable by this user only', async () => {
    const path = join(folder, 'mode.json');
    await passwordsOf(path, ['a']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is not replaced where it holds something else', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{"a":');
    await expect(passwordsOf(path, ['a'])).rejects.toThrow(/holds no list of users/);
    expect(await readFile(path, 'utf8')).toBe('{"a":');
  });
});
