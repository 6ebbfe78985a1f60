import { once } from 'node:events';
import { createServer } from 'node:http';
import { freePort } from '@iwaa/engines/local/ports';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

/** A provider that is not the development issuer: with its own key, and with roles where it likes to have them. For tests. */
export interface OtherProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

/** Starts it on a free port. It gives casework's client a token whose role is at `access.roles`. */
export async function startOtherProvider(caseworkSecret: string): Promise<OtherProvider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'theirs' }] },
    clients: [
      {
        client_id: 'iwaa-casework',
        client_secret: caseworkSecret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    extraTokenClaims: () => ({ access: { roles: ['theirs', 'service'] } }),
    ttl: { ClientCredentials: 600 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:theirs',
        getResourceServerInfo: () => ({
          scope: '',
          audience: 'iwaa',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  });
  const server = createServer(provider.callback()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
