import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Actor, actorClaims } from './actor.ts';
import { type ClaimMap, mapClaims } from './claim-map.ts';

export interface TokenRules {
  /** The key set: `file:` for the development issuer, `https:` for a real one. */
  readonly keys: string;
  readonly issuer: string;
  readonly audience: string;
  /** where this issuer has the claims that it names otherwise than Iwaa does; all are as Iwaa names them where left out */
  readonly claims?: ClaimMap;
}

/** Tells who a bearer token speaks for, or undefined when it is not to be trusted, for whatever reason. */
export type VerifyToken = (token: string) => Promise<Actor | undefined>;

/** Signatures by which a token may be made: asymmetric ones, so that who checks a token can't make one. */
const algorithms = ['ES256', 'EdDSA', 'RS256', 'PS256'];

const clockToleranceS = 5;
/** How long a checked token is believed without checking its signature again, in ms; so long a withdrawn key still counts. */
const believedMs = 30_000;
const mostBelieved = 1_000;
/** After so long a key set's file is read again, in ms; and not sooner than so, however many unknown keys are named. */
const keysGoodForMs = 600_000;
const keysKeptMs = 30_000;

/** Checks tokens against a key set. A signature is checked once in a while, since the same few tokens come all night. */
export async function createTokenVerifier(rules: TokenRules): Promise<VerifyToken> {
  const keys = await openKeySet(new URL(rules.keys));
  const believed = new Map<string, { readonly actor: Actor; readonly until: number }>();

  async function check(token: string): Promise<Actor | undefined> {
    const { payload } = await jwtVerify(token, keys, {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: clockToleranceS,
    });
    const actor = actorClaims.safeParse(mapClaims(payload, rules.claims ?? {}));
    if (!actor.success) return undefined;
    if (believed.size >= mostBelieved) believed.clear();
    const expiresAt = ((payload.exp ?? 0) + clockToleranceS) * 1000;
    believed.set(token, { actor: actor.data, until: Math.min(expiresAt, Date.now() + believedMs) });
    return actor.data;
  }

  return async (token) => {
    const known = believed.get(token);
    if (known && Date.now() < known.until) return known.actor;
    believed.delete(token);
    try {
      return await check(token);
    } catch {
      return undefined;
    }
  };
}

async function openKeySet(url: URL): Promise<JWTVerifyGetKey> {
  if (url.protocol !== 'file:') return createRemoteJWKSet(url);
  return openKeyFile(fileURLToPath(url));
}

/**
 * A key set in a file, read again as one behind an address is fetched again: when it is old, and when a token names a key that
 * it does not hold. While the file can't be read, what was read last counts.
 */
async function openKeyFile(path: string): Promise<JWTVerifyGetKey> {
  const read = async () => createLocalJWKSet(JSON.parse(await readFile(path, 'utf8')));
  let keys = await read();
  let readAt = Date.now();

  async function readAgain(): Promise<void> {
    readAt = Date.now();
    keys = await read().catch(() => keys);
  }

  return async (header, token) => {
    if (Date.now() - readAt > keysGoodForMs) await readAgain();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || Date.now() - readAt < keysKeptMs) throw error;
      await readAgain();
      return keys(header, token);
    }
  };
}
