import * as client from 'openid-client';
import { z } from 'zod';
import { PlatformRefusal } from './platform-refusal.ts';
import type { GiveServiceToken } from './service-token.ts';

/** An OpenID Connect provider in the place of the development issuer, and how this platform proves itself to it. */
export interface ProviderSettings {
  /** its address, as tokens have it in `iss` */
  readonly issuer: string;
  /** the console's client */
  readonly clientId: string;
  readonly clientSecret: string;
  /** casework's client, with the client-credentials grant */
  readonly caseworkClientId: string;
  readonly caseworkClientSecret: string;
  /** what the console asks for beside `openid` (OIDC_SCOPE), where it is not what it asks for by itself */
  readonly scope?: string | undefined;
  /** TOKEN_CLAIMS of the services, where the provider names claims otherwise */
  readonly claims?: string | undefined;
}

/** A provider that was found at its address. */
export interface ConnectedProvider {
  readonly issuer: string;
  /** where its key set is */
  readonly keysUrl: string;
  readonly serviceToken: GiveServiceToken;
}

const settings = z.object({
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1).default('iwaa-console'),
  OIDC_CLIENT_SECRET: z.string().min(1),
  CASEWORK_CLIENT_ID: z.string().min(1).default('iwaa-casework'),
  CASEWORK_CLIENT_SECRET: z.string().min(1),
  OIDC_SCOPE: z.string().optional(),
  TOKEN_CLAIMS: z.string().optional(),
});

/**
 * The provider that the environment names; undefined where it names none, and the development issuer serves.
 * @throws PlatformRefusal where it names one by half.
 */
export function providerOf(env: NodeJS.ProcessEnv = process.env): ProviderSettings | undefined {
  if (!env.OIDC_ISSUER) return undefined;
  const error = ({ input }: { input?: unknown }) => (input === undefined ? 'not set' : undefined);
  const read = settings.safeParse(env, { error });
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new PlatformRefusal(
      `OIDC_ISSUER names a provider at which people sign in, but what it needs beside is wrong. ${faults.join('; ')}. Set it, or unset OIDC_ISSUER to use the development issuer.`,
    );
  }
  const { data } = read;
  return {
    issuer: data.OIDC_ISSUER,
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET,
    caseworkClientId: data.CASEWORK_CLIENT_ID,
    caseworkClientSecret: data.CASEWORK_CLIENT_SECRET,
    scope: data.OIDC_SCOPE,
    claims: data.TOKEN_CLAIMS || undefined,
  };
}

/** Finds the provider by its discovery. Throws PlatformRefusal where it does not answer as one. */
export async function connectProvider(provider: ProviderSettings): Promise<ConnectedProvider> {
  const { issuer, caseworkClientId, caseworkClientSecret } = provider;
  const address = new URL(issuer);
  const casework = await client
    .discovery(address, caseworkClientId, undefined, client.ClientSecretBasic(caseworkClientSecret), {
      // One for trying, on this machine; without this the library asks over https alone.
      execute: address.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    })
    .catch((error) => {
      throw new PlatformRefusal(
        `${issuer} does not answer as an OpenID Connect provider (${error.message}): start it, or correct OIDC_ISSUER.`,
      );
    });
  const { issuer: named, jwks_uri: keysUrl } = casework.serverMetadata();
  if (keysUrl === undefined)
    throw new PlatformRefusal(`${issuer} tells of no key set (jwks_uri), by which tokens are checked.`);
  return {
    issuer: named,
    keysUrl,
    async serviceToken() {
      const { access_token: token, expires_in: seconds = 60 } = await client
        .clientCredentialsGrant(casework)
        .catch((error) => {
          throw new PlatformRefusal(
            `${issuer} gives the client ${caseworkClientId} no token (${error.error ?? error.message}): let it have the client-credentials grant, and check CASEWORK_CLIENT_SECRET.`,
          );
        });
      return { token, goodForMs: seconds * 1000 };
    },
  };
}
