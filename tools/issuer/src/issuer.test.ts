import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { AUDIENCE, defaultIssuerUrl, type Issuer, openIssuer, rotateSigningKey } from './issuer.ts';

let home: string;
let issuer: Issuer;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'iwaa-issuer-'));
  issuer = await openIssuer(home);
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function publicKeys(): Promise<JSONWebKeySet> {
  return JSON.parse(await readFile(new URL(issuer.keysUrl), 'utf8'));
}

async function claimsOf(token: string): Promise<Record<string, unknown>> {
  const verified = await jwtVerify(token, createLocalJWKSet(await publicKeys()), {
    issuer: defaultIssuerUrl,
    audience: AUDIENCE,
    algorithms: ['ES256'],
  });
  return verified.payload;
}

describe('the development issuer', () => {
  it('signs tokens that its public key set verifies, with the role and its scopes', async () => {
    const claims = await claimsOf(
      await issuer.token({ subject: 'worker-1', role: 'street-team', campaigns: ['SK-2425'], team: 'north' }),
    );
    expect(claims).toMatchObject({
      sub: 'worker-1',
      role: 'street-team',
      campaigns: ['SK-2425'],
      centres: [],
      agencies: [],
      team: 'north',
      jti: expect.any(String),
    });
  });

  it('gives a token 12 hours, or what was asked for', async () => {
    const usual = await claimsOf(await issuer.token({ subject: 'a', role: 'service' }));
    const short = await claimsOf(await issuer.token({ subject: 'a', role: 'service', expiresIn: 'PT1M' }));
    expect(Number(usual.exp) - Number(usual.iat)).toBe(12 * 3600);
    expect(Number(short.exp) - Number(short.iat)).toBe(60);
  });

  it('keeps its private key from other users and out of the public set', async () => {
    const { mode } = await stat(join(home, 'issuer', 'signing-keys.json'));
    expect(mode & 0o777).toBe(0o600);
    const [key] = (await publicKeys()).keys;
    expect(key).toHaveProperty('x');
    expect(key).not.toHaveProperty('d');
  });

  it('makes one key, however many open it at once, and keeps it', async () => {
    const other = await mkdtemp(join(tmpdir(), 'iwaa-issuer-'));
    try {
      const openers = await Promise.all(Array.from({ length: 5 }, () => openIssuer(other)));
      const again = await openIssuer(other);
      const keys = createLocalJWKSet(JSON.parse(await readFile(new URL(again.keysUrl), 'utf8')));
      for (const opener of openers) {
        await jwtVerify(await opener.token({ subject: 'a', role: 'service' }), keys);
      }
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });

  it('names itself by the address that it was opened with last, also for those who name none', async () => {
    await openIssuer(home, 'http://127.0.0.1:4999');
    expect((await openIssuer(home)).url).toBe('http://127.0.0.1:4999');
    expect((await openIssuer(home, defaultIssuerUrl)).url).toBe(defaultIssuerUrl);
  });

  it('signs with the new key after a rotation, while the tokens of the one before stay good, and of that before no longer', async () => {
    const other = await mkdtemp(join(tmpdir(), 'iwaa-issuer-'));
    try {
      const tokens: string[] = [];
      for (const rotates of [true, true, false]) {
        tokens.push(await (await openIssuer(other)).token({ subject: 'a', role: 'service' }));
        if (rotates) await rotateSigningKey(other);
      }
      const { keysUrl, signingKeys } = await openIssuer(other);
      const keys = createLocalJWKSet(JSON.parse(await readFile(new URL(keysUrl), 'utf8')));
      const [oldest = '', middle = '', newest = ''] = tokens;
      expect((await jwtVerify(newest, keys)).protectedHeader.kid).toBe(signingKeys[0]?.kid);
      expect((await jwtVerify(middle, keys)).protectedHeader.kid).toBe(signingKeys[1]?.kid);
      await expect(jwtVerify(oldest, keys)).rejects.toThrow(/no applicable key/);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});
