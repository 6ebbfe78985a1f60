import { type Language, languages } from '@iwaa/contracts/vocabulary';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
  tokenRevocation,
} from 'openid-client';

/** What a sign-in under way has to be compared with when the browser comes back. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What a person is called, by the languages in which the provider tells it. */
export type NamesByLanguage = Readonly<Partial<Record<Language, string>>>;

/** What the provider gave for a person. */
export interface Tokens {
  readonly accessToken: string;
  /** Gives new tokens, once; a provider that gives none ends the session with the access token. */
  readonly refreshToken: string | undefined;
  readonly idToken: string | undefined;
  /** How long the access token is good for, ms. */
  readonly accessLastsMs: number;
  /** What the person is called at the provider, where it says so. */
  readonly name: string | undefined;
  /** The same by language; undefined where the provider says nothing of the person. */
  readonly nameIn: NamesByLanguage | undefined;
}

/** The provider at which people sign in (OpenID Connect: authorization code with PKCE). */
export interface IdentityProvider {
  /** Where the browser is sent, and what is to be kept until it comes back. */
  beginSignIn(language: string | undefined): Promise<{ url: string; checks: SignInChecks }>;
  /**
   * Takes the browser's return.
   * @throws where the provider refused, or the answer does not belong to these checks.
   */
  completeSignIn(returnedTo: URL, checks: SignInChecks): Promise<Tokens>;
  /** New tokens for a refresh token, or undefined where the provider takes it no longer. */
  refresh(refreshToken: string): Promise<Tokens | undefined>;
  /** Tells the provider that a refresh token is used no more. */
  revoke(refreshToken: string): Promise<void>;
  /** Where the browser ends its session at the provider too. */
  endSessionUrl(idToken: string | undefined): Promise<string>;
}

export interface IdentityProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The console's own address. */
  readonly consoleUrl: string;
}

const usualLifeS = 300;

export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const { issuer, clientId, clientSecret, consoleUrl } = options;
  const callback = `${consoleUrl}/sign-in/callback`;
  let found: Promise<Configuration> | undefined;

  /** Looked up at the first sign-in and kept; a provider that is away then is asked again at the next. */
  function configuration(): Promise<Configuration> {
    const insecure = new URL(issuer).protocol === 'http:' ? { execute: [allowInsecureRequests] } : {};
    found ??= discovery(
      new URL(issuer),
      clientId,
      undefined,
      ClientSecretBasic(clientSecret),
      insecure,
    ).catch((error) => {
      found = undefined;
      throw error;
    });
    return found;
  }

  return {
    async beginSignIn(language) {
      const checks = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: `openid ${options.scope}`.trim(),
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
        ...(language === undefined ? {} : { ui_locales: language }),
      });
      return { url: url.href, checks };
    },
    async completeSignIn(returnedTo, { state, nonce, codeVerifier }) {
      const url = new URL(`${callback}${returnedTo.search}`);
      const answer = await authorizationCodeGrant(await configuration(), url, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      return tokensOf(answer);
    },
    async refresh(refreshToken) {
      try {
        return tokensOf(await refreshTokenGrant(await configuration(), refreshToken), refreshToken);
      } catch (error) {
        if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return undefined;
        throw error;
      }
    },
    async revoke(refreshToken) {
      await tokenRevocation(await configuration(), refreshToken, { token_type_hint: 'refresh_token' });
    },
    async endSessionUrl(idToken) {
      const found = await configuration();
      if (found.serverMetadata().end_session_endpoint === undefined) return `${consoleUrl}/`;
      return buildEndSessionUrl(found, {
        post_logout_redirect_uri: `${consoleUrl}/`,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      }).href;
    },
  };
}

/** OpenID Connect has a claim in other languages beside it, under its name with the language's tag. */
function namesByLanguage(claims: Readonly<Record<string, unknown>>): NamesByLanguage {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const name = claims[`name#${language}`];
      return typeof name === 'string' ? [[language, name]] : [];
    }),
  );
}

type Answer = TokenEndpointResponse & TokenEndpointResponseHelpers;

function tokensOf(answer: Answer, before?: string): Tokens {
  const claims = answer.claims();
  const name = claims?.name;
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before,
    idToken: answer.id_token,
    accessLastsMs: (answer.expiresIn() ?? usualLifeS) * 1000,
    name: typeof name === 'string' ? name : undefined,
    nameIn: claims && namesByLanguage(claims),
  };
}
