import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { durationMs } from '@iwaa/contracts/duration';
import type { Role } from '@iwaa/contracts/permissions';
import { importJWK, SignJWT } from 'jose';
import { ALGORITHM, hasKeys, keyFiles, rotateKeys, type SigningKey } from './key-files.ts';

/** The address of the development issuer where no other was chosen; production names its own issuer. */
export const defaultIssuerUrl = 'http://127.0.0.1:4099';
/** Whom the tokens are for. */
export const AUDIENCE = 'iwaa';

/** Who a token says that its bearer is, and whose things it reaches. */
export interface TokenRequest {
  /** a person's or a service's name at the issuer; never a name from the field */
  subject: string;
  role: Role;
  provinces?: readonly string[] | undefined;
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
  /** the private keys, of which the first signs */
  readonly signingKeys: readonly SigningKey[];
  /** who the tokens say has issued them: the address at which its pages and endpoints are */
  readonly url: string;
}

/** Whether an issuer has its keys under `home`. */
export function hasIssuer(home: string): Promise<boolean> {
  return hasKeys(issuerFolder(home));
}

/** Has a new key sign what is issued from now on; whoever has opened the issuer goes on with the key before. Gives the key's name. */
export function rotateSigningKey(home: string): Promise<string> {
  return rotateKeys(issuerFolder(home));
}

function issuerFolder(home: string): string {
  return join(home, 'issuer');
}

/**
 * Opens the issuer whose keys lie under `home`; the first call makes them.
 * @param url its address, kept in the home for those who open it without naming one.
 */
export async function openIssuer(home: string, url?: string): Promise<Issuer> {
  const folder = issuerFolder(home);
  const { privateJwks, jwksPath } = await keyFiles(folder);
  const [signing] = privateJwks;
  const key = await importJWK(signing, ALGORITHM);
  const issuerUrl = url === undefined ? await knownUrl(folder) : await keepUrl(folder, url);
  return {
    url: issuerUrl,
    keysUrl: pathToFileURL(jwksPath).href,
    signingKeys: privateJwks,
    async token(request) {
      const {
        subject,
        role,
        provinces = [],
        campaigns = [],
        centres = [],
        agencies = [],
        team,
        expiresIn = 'PT12H',
      } = request;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        role,
        provinces,
        campaigns,
        centres,
        agencies,
        ...(team === undefined ? {} : { team }),
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: signing.kid })
        .setIssuer(issuerUrl)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + Math.ceil(durationMs(expiresIn) / 1000))
        .sign(key);
    },
  };
}

function urlFile(folder: string): string {
  return join(folder, 'url');
}

function knownUrl(folder: string): Promise<string> {
  return readFile(urlFile(folder), 'utf8').catch(() => defaultIssuerUrl);
}

async function keepUrl(folder: string, url: string): Promise<string> {
  const temporary = `${urlFile(folder)}.${randomUUID()}.new`;
  await writeFile(temporary, url);
  await rename(temporary, urlFile(folder));
  return url;
}
