import { randomBytes } from 'node:crypto';
import { durationMs } from '@iwaa/contracts/duration';
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { CLIENT_ID, signedOutUrl, signInCallback } from '../console-client.ts';
import { AUDIENCE, type Issuer } from '../issuer.ts';
import { ALGORITHM } from '../key-files.ts';
import { readPeople } from '../people/people-file.ts';
import { type Person, personClaims } from '../people/person.ts';
import { localeOf } from './locale-of.ts';
import { contentSecurityPolicy, escapeHtml, renderPage } from './page.ts';
import { signInPath } from './sign-in.ts';
import { sendsItself, signedOutPage, signOutPage } from './sign-out-page.ts';
import { locales, words } from './words.ts';

/** What the provider is made of. */
export interface ProviderOptions {
  readonly issuer: Pick<Issuer, 'url' | 'signingKeys'>;
  /** where `people.json` is */
  readonly home: string;
  /** the console's address, to which a browser comes back */
  readonly consoleUrl: string;
  readonly clientSecret: string;
}

/** The services as a resource that access tokens are for (RFC 8707 wants a URI; tokens name the audience `iwaa`). */
const services = 'urn:iwaa:services';
const seconds = (duration: string): number => durationMs(duration) / 1000;
const accessTokenS = seconds('PT10M');
/** A night's work: who signs in at its beginning is asked again after its end. */
const nightS = seconds('PT16H');
/** So long tokens can be renewed: a phone that found no network in its night still sends what it had recorded. */
const weekS = seconds('P7D');

/**
 * The development issuer as an OpenID Connect provider. Sessions, grants and refresh tokens are in this process's memory:
 * after a restart everybody signs in again. Whether somebody may sign in, and what for, is read from the file each time.
 */
export function createProvider({ issuer, home, consoleUrl, clientSecret }: ProviderOptions): Provider {
  const find = async (subject: string | undefined): Promise<Person | undefined> =>
    (await readPeople(home))?.find((person) => person.subject === subject);

  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        client_name: 'Iwaa',
        redirect_uris: [signInCallback(consoleUrl)],
        post_logout_redirect_uris: [signedOutUrl(consoleUrl)],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: ALGORITHM,
      },
    ],
    jwks: { keys: [...issuer.signingKeys] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'offline_access'],
    claims: {
      openid: [
        ...['sub', 'name', 'name#ar', 'name#fr', 'name#en'],
        ...['role', 'provinces', 'campaigns', 'centres', 'agencies', 'team'],
      ],
    },
    // The ID token says it all: an access token is for the services, and so not for a userinfo endpoint.
    conformIdTokenClaims: false,
    discovery: { ui_locales_supported: [...locales] },
    async findAccount(_ctx, subject) {
      const person = await find(subject);
      if (!person) return undefined;
      const { ar, fr, en } = person.name;
      const name = { name: en, 'name#ar': ar, 'name#fr': fr, 'name#en': en };
      return { accountId: subject, claims: () => ({ sub: subject, ...name, ...personClaims(person) }) };
    },
    async extraTokenClaims(_ctx, token) {
      const person = 'accountId' in token ? await find(token.accountId) : undefined;
      return person && personClaims(person);
    },
    loadExistingGrant: grantWithoutAsking,
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: accessTokenS,
      AuthorizationCode: seconds('PT1M'),
      IdToken: accessTokenS,
      Interaction: seconds('PT30M'),
      Session: nightS,
      Grant: weekS,
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? weekS,
    },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'iwaa_issuer', interaction: 'iwaa_issuer_sign_in', resume: 'iwaa_issuer_resume' },
    },
    interactions: { url: (_ctx, interaction) => signInPath(interaction.uid) },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => services,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenTTL: accessTokenS,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: ALGORITHM } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          const named = ctx.oidc.entities.IdTokenHint?.payload.sub === ctx.oidc.session?.accountId;
          if (named) ctx.set('content-security-policy', contentSecurityPolicy(consoleUrl, sendsItself));
          ctx.body = signOutPage(localeOf(ctx), form, named);
        },
        postLogoutSuccessSource(ctx) {
          ctx.body = signedOutPage(localeOf(ctx));
        },
      },
    },
    renderError(ctx, { error, error_description: description = '' }) {
      const locale = localeOf(ctx);
      const { refusedTitle, refused, expired } = words[locale];
      const told = error === 'invalid_request' && ctx.path.startsWith('/auth/') ? expired : refused;
      ctx.type = 'html';
      ctx.body = renderPage(
        locale,
        refusedTitle,
        `<p>${escapeHtml(told)}</p>\n<code>${escapeHtml(`${error}: ${description}`)}</code>`,
      );
    },
  };
  return new Provider(issuer.url, configuration);
}

/** Nobody is asked what the console may do: it is the one client, and Iwaa's own. */
async function grantWithoutAsking(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const grant = known === undefined ? undefined : await provider.Grant.find(known);
  if (grant) return grant;
  const given = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  given.addOIDCScope('openid profile offline_access');
  await given.save();
  return given;
}
