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

  test('of an issuer that names its claims otherwise is read where they are', async () => {
    const file = pathToFileURL(join(folder, 'jwks.json')).href;
    const mapped = await createTokenVerifier({ ...rules, keys: file, claims: { role: ['access', 'roles'] } });
    const claims = { role: undefined, access: { roles: ['other', 'social-worker'] } };
    expect(await mapped(await token(ours, 60, claims))).toMatchObject({ role: 'social-worker' });
    expect(await mapped(await token(ours, 60))).toBeUndefined();
  });

  test('that was believed is refused when its time has come, though it was asked about just before', async () => {
    const begin = Date.parse('2025-01-01T00:00:00Z');
    const end = begin + 10_000;
    jest.useFakeTimers({ now: begin, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const short = await token(ours, 10);
    expect(await verify(short)).toBeDefined();
    jest.setSystemTime(end + 4_000);
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

describe('a key set in a file', () => {
  const written = async (...keys: Awaited<ReturnType<typeof generateKeyPair>>[]): Promise<string> => {
    const file = join(folder, 'changing.json');
    const jwks = await Promise.all(
      keys.map(async ({ publicKey }, index) => ({
        ...(await exportJWK(publicKey)),
        alg: 'ES256',
        kid: `key-${index}`,
      })),
    );
    await writeFile(file, JSON.stringify({ keys: jwks }));
    return pathToFileURL(file).href;
  };
  const signed = (key: Key, kid: string): Promise<string> =>
    new SignJWT({ role: 'committee' })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setSubject('somebody')
      .setIssuer(rules.issuer)
      .setAudience(rules.audience)
      .setExpirationTime('1h')
      .sign(key);

  test('is read again for a key that it does not hold, half a minute after the last time and no sooner', async () => {
    const begin = Date.parse('2025-01-01T00:00:00Z');
    jest.useFakeTimers({ now: begin, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const [first, second] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
    const check = await createTokenVerifier({ ...rules, keys: await written(first) });
    const token = await signed(second.privateKey, 'key-1');
    await written(first, second);
    jest.setSystemTime(begin + 29_000);
    expect(await check(token)).toBeUndefined();
    jest.setSystemTime(begin + 31_000);
    expect(await check(token)).toBeDefined();
  });

  test('that a key was taken out of is noticed within ten minutes, and a file that can not be read changes nothing', async () => {
    const begin = Date.parse('2025-01-01T00:00:00Z');
    jest.useFakeTimers({ now: begin, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const [first, second] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
    const keys = await written(first, second);
    const check = await createTokenVerifier({ ...rules, keys });
    const token = await signed(second.privateKey, 'key-1');
    await written(first);
    jest.setSystemTime(begin + 599_000);
    expect(await check(token)).toBeDefined();
    await writeFile(new URL(keys), 'nothing');
    jest.setSystemTime(begin + 631_000);
    expect(await check(token)).toBeDefined();
    await written(first);
    jest.setSystemTime(begin + 1_262_000);
    expect(await check(token)).toBeUndefined();
  });
});
