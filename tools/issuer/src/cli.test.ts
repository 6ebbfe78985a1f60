import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openIssuer } from './issuer.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'iwaa issuer-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const token = (...options: string[]) =>
  promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'cli.ts'),
    ...['committee', '--campaign', 'SK-2425', '--home', home],
    ...options,
  ]);

describe('npm run token', () => {
  it('prints a token by the keys of the home that it is given', async () => {
    await openIssuer(home);
    expect((await token()).stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  it('refuses a folder that is no home, says what to do, and makes nothing in it', async () => {
    await expect(token()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no issuer has its keys in .*: name the home .* with --home/),
    });
    expect(await readdir(home)).toEqual([]);
  });
});

describe('npm run rotate-key', () => {
  const rotate = () =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'rotate-key/cli.ts'), '--home', home]);

  it('has the next token signed by the key that it prints', async () => {
    await openIssuer(home);
    const kid = (await rotate()).stdout.trim();
    const header = (await token()).stdout.split('.')[0] ?? '';
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ kid });
  });

  it('makes no key in a folder that is no home', async () => {
    await expect(rotate()).rejects.toMatchObject({ code: 1 });
    expect(await readdir(home)).toEqual([]);
  });
});
