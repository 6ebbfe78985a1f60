import { randomUUID } from 'node:crypto';
import { access, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** The signing algorithm of every token: short keys, short signatures. */
export const ALGORITHM = 'ES256';

const signingKeys = 'signing-keys.json';
/** So many key pairs are kept: the one that signs, and that before it, whose tokens are good until they end. */
const KEPT = 2;

/** A private key with the name by which tokens refer to it. */
export type SigningKey = JWK & { kid: string };

/** The private keys, of which the first signs, and where the set of the public ones lies. */
export interface KeyFiles {
  privateJwks: readonly [SigningKey, ...SigningKey[]];
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

/** Whether keys were made in `folder` already. */
export async function hasKeys(folder: string): Promise<boolean> {
  return access(join(folder, signingKeys)).then(
    () => true,
    () => false,
  );
}

async function makePrivateJwk(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}

function isSigningKey(value: unknown): value is SigningKey {
  const jwk = value as JWK | null;
  return (
    typeof jwk === 'object' && jwk?.kty === 'EC' && typeof jwk.d === 'string' && typeof jwk.kid === 'string'
  );
}

function areSigningKeys(keys: unknown): keys is [SigningKey, ...SigningKey[]] {
  return Array.isArray(keys) && keys.length > 0 && keys.every(isSigningKey);
}

function asText(keys: readonly JWK[]): string {
  return JSON.stringify({ keys }, null, 2);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)?.keys;
  } catch {
    return undefined;
  }
}

/**
 * The key pairs in `folder`: one is made by the first call, and read by all later ones. The private keys are readable by this
 * user only. Throws when the file does not hold keys; nothing is replaced by itself, because tokens may be in use.
 */
export async function keyFiles(folder: string): Promise<KeyFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const privatePath = join(folder, signingKeys);
  let text = await readFile(privatePath, 'utf8').catch(() => undefined);
  if (text === undefined) {
    await writeOnce(privatePath, asText([await makePrivateJwk()]));
    text = await readFile(privatePath, 'utf8');
  }
  const privateJwks = parsed(text);
  if (!areSigningKeys(privateJwks)) {
    throw new Error(
      `${privatePath} holds no signing keys: put the right file back, or remove it, which makes a new key and the tokens given before useless.`,
    );
  }
  const jwksPath = join(folder, 'jwks.json');
  const jwks = asText(privateJwks.map(({ d: _private, ...publicJwk }) => publicJwk));
  if ((await readFile(jwksPath, 'utf8').catch(() => '')) !== jwks) {
    await rename(await writeWhole(jwksPath, jwks, 0o644), jwksPath);
  }
  return { privateJwks, jwksPath };
}

/**
 * Has a new key sign from now on. The one before it stays in the set, so that its tokens are good until they end; the one
 * before that goes. Gives the new key's name.
 */
export async function rotateKeys(folder: string): Promise<string> {
  const { privateJwks } = await keyFiles(folder);
  const key = await makePrivateJwk();
  const privatePath = join(folder, signingKeys);
  const text = asText([key, ...privateJwks].slice(0, KEPT));
  await rename(await writeWhole(privatePath, text, 0o600), privatePath);
  await keyFiles(folder);
  return key.kid;
}
