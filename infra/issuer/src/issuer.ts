import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { durationMs } from '@iwaa/contracts/duration';
import type { Role } from '@iwaa/contracts/permissions';
import { importJWK, SignJWT } from 'jose';
import { ALGORITHM, keyFiles } from './key-files.ts';

/** Who signs the tokens of a development machine; production names its own issuer. */
export const ISSUER = 'iwaa-development';
/** Whom the tokens are for. */
export const AUDIENCE = 'iwaa';

/** Who a token says that its bearer is, and whose things it reaches. */
export interface TokenRequest {
  /** a person's or a service's name at the issuer; never a name from the field */
  subject: string;
  role: Role;
  campaigns?: readonly string[] | undefined;
  centres?: readonly string[] | undefined;
  agencies?: readonly string[] | undefined;
  team?: string | undefined;
  /** an ISO-8601 duration; 12 hours where left out */
  expiresIn?: string | undefined;
}

export interface Issuer {
  /** A signed token. Throws RangeError where `expiresIn` is not an ISO-8601 duration such as PT12H. */
  token(request: TokenRequest): Promise<string>;
  /** where the public key set lies, as a file: URL */
  readonly keysUrl: string;
  readonly name: string;
}

/** Opens the issuer whose keys lie under `home`; the first call makes them. */
export async function openIssuer(home: string): Promise<Issuer> {
  const { privateJwk, jwksPath } = await keyFiles(join(home, 'issuer'));
  const key = await importJWK(privateJwk, ALGORITHM);
  return {
    name: ISSUER,
    keysUrl: pathToFileURL(jwksPath).href,
    async token(request) {
      const {
        subject,
        role,
        campaigns = [],
        centres = [],
        agencies = [],
        team,
        expiresIn = 'PT12H',
      } = request;
      const now = Math.floor(Date.now() / 1000);
      const claims = { role, campaigns, centres, agencies, ...(team === undefined ? {} : { team }) };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: privateJwk.kid })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + Math.ceil(durationMs(expiresIn) / 1000))
        .sign(key);
    },
  };
}
