import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Actor, actorClaims } from './actor.ts';

export interface TokenRules {
  /** The key set: `file:` for the development issuer, `https:` for a real one. */
  readonly keys: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Tells who a bearer token speaks for, or undefined when it is not to be trusted, for whatever reason. */
export type VerifyToken = (token: string) => Promise<Actor | undefined>;

/** Signatures by which a token may be made: asymmetric ones, so that who checks a token can't make one. */
const algorithms = ['ES256', 'EdDSA', 'RS256', 'PS256'];

const clockToleranceS = 5;
/** How long a checked token is believed without checking its signature again, in ms; so long a withdrawn key still counts. */
const believedMs = 30_000;
const mostBelieved = 1_000;

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
    const actor = actorClaims.safeParse(payload);
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
  return createLocalJWKSet(JSON.parse(await readFile(fileURLToPath(url), 'utf8')));
}
