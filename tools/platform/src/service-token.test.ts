import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { keepServiceToken, type ServiceTokenFile } from './service-token.ts';

let folder: string;
let path: string;
let kept: ServiceTokenFile | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iwaa-service-token-'));
  path = join(folder, 'token');
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(async () => {
  kept?.stop();
  jest.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

const held = (): Promise<string> => readFile(path, 'utf8');

/** Comes back when the file holds the token and the next turn is due; the test's limit of time ends a wait in vain. */
async function untilHeld(token: string): Promise<void> {
  while ((await held()) !== token || jest.getTimerCount() === 0)
    await new Promise((resolve) => setImmediate(resolve));
}

describe("casework's token in its file", () => {
  it('is there at once, for this user only, and is renewed at half its life', async () => {
    let given = 0;
    kept = await keepServiceToken(async () => ({ token: `token-${++given}`, goodForMs: 600_000 }), path);
    expect(await held()).toBe('token-1');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    jest.advanceTimersByTime(299_000);
    expect(given).toBe(1);
    jest.advanceTimersByTime(2_000);
    await untilHeld('token-2');
    await jest.advanceTimersByTimeAsync(300_000);
    await untilHeld('token-3');
    kept.stop();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(given).toBe(3);
  });

  it('that is good for long is renewed after an hour all the same', async () => {
    let given = 0;
    kept = await keepServiceToken(async () => ({ token: `token-${++given}`, goodForMs: 43_200_000 }), path);
    jest.advanceTimersByTime(3_600_000);
    await untilHeld('token-2');
  });

  it('stays as it is while no new one is to be had, and is asked for again after seconds', async () => {
    let given = 0;
    const give = async () => {
      given += 1;
      if (given === 2 || given === 3) throw new Error('the issuer is down');
      return { token: `token-${given}`, goodForMs: 60_000 };
    };
    kept = await keepServiceToken(give, path);
    await jest.advanceTimersByTimeAsync(30_000);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(given).toBe(3);
    expect(await held()).toBe('token-1');
    await jest.advanceTimersByTimeAsync(5_000);
    await untilHeld('token-4');
  });

  it('is not waited for where the first is refused', async () => {
    await expect(keepServiceToken(() => Promise.reject(new Error('refused')), path)).rejects.toThrow(
      'refused',
    );
  });
});
