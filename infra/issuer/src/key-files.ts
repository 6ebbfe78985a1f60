import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** The signing algorithm of every token: short keys, short signatures. */
export const ALGORITHM = 'ES256';

/** The private key, from which the public one is derived, and where the public key set lies. */
export interface KeyFiles {
  privateJwk: JWK & { kid: string };
  jwksPath: string;
}

async function writeWhole(path: string, text: string, mode: number): Promise<string> {
  const temporary = `${path}.${randomUUID()}.new`;
  await writeFile(temporary, text, { mode });
  return temporary;
}

/** Writes a file that no earlier one is replaced by: of two processes that make a key at once, one wins, and both use it. */
async function writeOnce(path: string, text: string): Promise<void> {
  const temporary = await writeWhole(path, text, 0o600);
  try {
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function makePrivateJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}

function isSigningKey(value: unknown): value is JWK & { kid: string } {
  const jwk = value as JWK | null;
  return (
    typeof jwk === 'object' && jwk?.kty === 'EC' && typeof jwk.d === 'string' && typeof jwk.kid === 'string'
  );
}

/**
 * The key pair in `folder`: made by the first call, read by all later ones. The private key is readable by this user only.
 * Throws when the file does not hold a key; nothing is replaced by itself, because tokens may be in use.
 */
export async function keyFiles(folder: string): Promise<KeyFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const privatePath = join(folder, 'signing-key.json');
  let text = await readFile(privatePath, 'utf8').catch(() => undefined);
  if (text === undefined) {
    await writeOnce(privatePath, JSON.stringify(await makePrivateJwk(), null, 2));
    text = await readFile(privatePath, 'utf8');
  }
  let privateJwk: unknown;
  try {
    privateJwk = JSON.parse(text);
  } catch {
    privateJwk = undefined;
  }
  if (!isSigningKey(privateJwk)) {
    throw new Error(
      `${privatePath} holds no signing key: put the right file back, or remove it, which makes a new key and the tokens given before useless.`,
    );
  }
  const { d: _private, ...publicJwk } = privateJwk;
  const jwksPath = join(folder, 'jwks.json');
  const jwks = JSON.stringify({ keys: [publicJwk] }, null, 2);
  if ((await readFile(jwksPath, 'utf8').catch(() => '')) !== jwks) {
    await rename(await writeWhole(jwksPath, jwks, 0o644), jwksPath);
  }
  return { privateJwk, jwksPath };
}
