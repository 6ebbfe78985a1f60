import { once } from 'node:events';
import { createServer } from 'node:http';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { createProvider, type ProviderOptions } from './create-provider.ts';
import { contentSecurityPolicy } from './page.ts';
import { isSignIn, signIn } from './sign-in.ts';

/** A running provider. */
export interface ProviderServer {
  /** Comes back when it no longer answers. */
  stop(): Promise<void>;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether an address is of this machine alone, the only one at which somebody may sign in without a password. */
export function isLoopback(url: string): boolean {
  return loopback.has(URL.parse(url)?.hostname ?? '');
}

/**
 * Serves the provider at the port of its issuer's address.
 * @param host where it listens: within a container that is every address, and the container's port is published on loopback.
 * @throws RangeError where the issuer's address is not on loopback.
 */
export async function startProvider(options: ProviderOptions, host = '127.0.0.1'): Promise<ProviderServer> {
  const { issuer, home, consoleUrl } = options;
  if (!isLoopback(issuer.url))
    throw new RangeError(
      `The development issuer asks for no password, and so answers at 127.0.0.1 only, not at ${issuer.url}: connect a real provider for anything else.`,
    );
  const provider = createProvider(options);
  const policy = contentSecurityPolicy(consoleUrl);
  provider.use(async (ctx, next) => {
    // A page elsewhere whose name was made to lead here (DNS rebinding) names itself in Host.
    if (!isLoopback(`http://${ctx.get('host')}`)) {
      ctx.status = 421;
      ctx.body = 'The development issuer answers at 127.0.0.1 only.\n';
      return;
    }
    if (ctx.path === '/readyz') {
      ctx.body = { status: 'ready', missing: [] };
      return;
    }
    ctx.set('content-security-policy', policy);
    ctx.set('referrer-policy', 'no-referrer');
    ctx.set('x-content-type-options', 'nosniff');
    if (isSignIn(ctx.path)) {
      ctx.set('cache-control', 'no-store');
      return signIn(provider, home, ctx as unknown as KoaContextWithOIDC);
    }
    return next();
  });
  provider.on('server_error', (_ctx, error) => {
    process.stderr.write(`The issuer could not answer: ${error.stack ?? error}\n`);
  });
  const server = createServer(provider.callback());
  server.listen(Number(new URL(issuer.url).port || 80), host);
  await once(server, 'listening');
  return {
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => undefined);
    },
  };
}
