import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import { CLIENT_ID } from '@iwaa/issuer/console-client';
import type { Issuer } from '@iwaa/issuer/issuer';
import { connectProvider, type ProviderSettings } from './connect-provider.ts';
import { type HomePlaces, issuerProgram } from './home.ts';
import { type GiveServiceToken, serviceTokensOf } from './service-token.ts';
import { type ServiceOptions, type SupervisedService, superviseService } from './supervised-service.ts';

/** What the console is told of signing in. */
export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** what it asks for beside `openid` (OIDC_SCOPE), where it is not what it asks for by itself */
  readonly scope?: string | undefined;
}

/** Where people sign in, as the parts of the platform need to know it. */
export interface OpenedSignIn {
  readonly signIn: SignIn;
  /** whose tokens the services believe, by which keys, and where they have their claims (TOKEN_CLAIMS) */
  readonly believed: { readonly url: string; readonly keysUrl: string; readonly claims?: string | undefined };
  readonly serviceToken: GiveServiceToken;
  /** the development issuer's process, which is not started yet; none where there is another provider */
  readonly process?: SupervisedService;
}

export interface SignInOptions extends Pick<ServiceOptions, 'marker' | 'onChange'> {
  readonly provider: ProviderSettings | undefined;
  readonly issuer: Issuer;
  readonly places: HomePlaces;
  /** the console's address, to which a browser comes back */
  readonly consoleUrl: string;
  /** what the console proves itself with to the development issuer */
  readonly clientSecret: string;
}

/**
 * Where people sign in: at the provider, where one is named, else at the development issuer. Throws PlatformRefusal where the
 * provider does not answer.
 */
export async function openSignIn(options: SignInOptions): Promise<OpenedSignIn> {
  const { provider, issuer, clientSecret } = options;
  if (!provider)
    return {
      signIn: { issuer: issuer.url, clientId: CLIENT_ID, clientSecret },
      believed: issuer,
      serviceToken: serviceTokensOf(issuer),
      process: issuerProcess(options),
    };
  const connected = await connectProvider(provider);
  return {
    signIn: provider,
    believed: { url: connected.issuer, keysUrl: connected.keysUrl, claims: provider.claims },
    serviceToken: connected.serviceToken,
  };
}

function issuerProcess(options: SignInOptions): SupervisedService {
  const { issuer, places, consoleUrl, clientSecret, marker, onChange } = options;
  return superviseService({
    name: 'issuer',
    program: issuerProgram,
    url: issuer.url,
    env: {
      ...engineEnvironment(),
      ISSUER_URL: issuer.url,
      ISSUER_HOME: places.home,
      CONSOLE_URL: consoleUrl,
      OIDC_CLIENT_SECRET: clientSecret,
      NODE_COMPILE_CACHE: places.compiled,
    },
    logFile: places.log('issuer'),
    pidFile: places.pid('issuer'),
    marker,
    onChange,
  });
}
