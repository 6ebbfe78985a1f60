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

/** Checks tokens against a key set. */
export async function createTokenVerifier(rules: TokenRules): Promise<VerifyToken> {
  const keys = await openKeySet(new URL(rules.keys));
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: rules.issuer,
        audience: rules.audience,
        algorithms,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 5,
      });
      const actor = actorClaims.safeParse(payload);
      return actor.success ? actor.data : undefined;
    } catch {
      return undefined;
    }
  };
}

async function openKeySet(url: URL): Promise<JWTVerifyGetKey> {
  if (url.protocol !== 'file:') return createRemoteJWKSet(url);
  return createLocalJWKSet(JSON.parse(await readFile(fileURLToPath(url), 'utf8')));
}
