import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTokenVerifier, type VerifyToken } from './verify-token.ts';

const rules = { issuer: 'https://issuer.test', audience: 'iwaa' };
let folder: string;
let verify: VerifyToken;
type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let ours: Key;
let foreign: Key;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iwaa-tokens-'));
  const pair = await generateKeyPair('ES256');
  ours = pair.privateKey;
  foreign = (await generateKeyPair('ES256')).privateKey;
  const file = join(folder, 'jwks.json');
  await writeFile(file, JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'ES256' }] }));
  verify = await createTokenVerifier({ ...rules, keys: pathToFileURL(file).href });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  jest.useRealTimers();
});

function token(key: Key, seconds: number, claims: Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ role: 'committee', campaigns: ['SK-2425'], ...claims })
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject('somebody')
    .setIssuer(rules.issuer)
    .setAudience(rules.audience)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(key);
}

describe('a token', () => {
  test('of our issuer says who asks, the second time as the first', async () => {
    const good = await token(ours, 60);
    const [first, second] = [await verify(good), await verify(good)];
    expect(first).toMatchObject({ role: 'committee', campaigns: ['SK-2425'] });
    expect(second).toEqual(first);
  });

  test('that was believed is refused when its time has come, though it was asked about just before', async () => {
    const short = await token(ours, 10);
    expect(await verify(short)).toBeDefined();
    const end = Date.now() + 10_000;
    jest.useFakeTimers({ now: end + 4_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    expect(await verify(short)).toBeDefined();
    jest.setSystemTime(end + 6_000);
    expect(await verify(short)).toBeUndefined();
  });

  test('of a foreign key, or with a claim changed after it was signed, is refused however often it comes', async () => {
    const good = await token(ours, 60);
    const [head, , signature] = good.split('.');
    const [, body] = (await token(foreign, 60, { role: 'service' })).split('.');
    for (const bad of [await token(foreign, 60), `${head}.${body}.${signature}`, `${good}x`]) {
      expect(await verify(good)).toBeDefined();
      expect(await verify(bad)).toBeUndefined();
      expect(await verify(bad)).toBeUndefined();
    }
  });
});
