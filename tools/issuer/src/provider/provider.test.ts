import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@iwaa/engines/local/ports';
import { createTokenVerifier } from '@iwaa/service-kit/auth/verify-token';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as client from 'openid-client';
import { AUDIENCE, type Issuer, openIssuer } from '../issuer.ts';
import { addPeople, writePeople } from '../people/people-file.ts';
import { peopleOfCampaign } from '../people/people-of-campaign.ts';
import type { Person } from '../people/person.ts';
import { type CookieBrowser, openCookieBrowser, type Seen } from './cookie-browser.ts';
import { type ProviderServer, startProvider } from './provider-server.ts';

const consoleUrl = 'http://127.0.0.1:4100';
const redirectUri = `${consoleUrl}/sign-in/callback`;
const clientSecret = 'a-secret-of-the-console';

let home: string;
let url: string;
let issuer: Issuer;
let server: ProviderServer;
let relyingParty: client.Configuration;
let people: readonly Person[];
let browser: CookieBrowser;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'iwaa-provider-'));
  url = `http://127.0.0.1:${await freePort()}`;
  issuer = await openIssuer(home, url);
  server = await startProvider({ issuer, home, consoleUrl, clientSecret });
  relyingParty = await discover(clientSecret);
});
afterAll(async () => {
  await server?.stop();
  await rm(home, { recursive: true, force: true });
});
beforeEach(async () => {
  await writePeople(home, []);
  people = await addPeople(
    home,
    peopleOfCampaign({
      provinceId: 'sidi-kacem',
      campaignId: 'SK-2425',
      centreId: 'sidi-kacem-centre',
      teams: ['north'],
      agencies: [
        {
          agencyId: 'health-delegation',
          name: { ar: 'مندوبية الصحة', fr: 'Délégation de la santé', en: 'Delegation of Health' },
        },
      ],
    }),
  );
  browser = openCookieBrowser(url);
});

afterEach(() => {
  jest.useRealTimers();
});

const everythingButTheDate = [
  ...(['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
  ...(['setInterval', 'clearInterval', 'queueMicrotask', 'performance', 'hrtime'] as const),
];

function discover(secret: string): Promise<client.Configuration> {
  return client.discovery(new URL(url), 'iwaa-console', undefined, client.ClientSecretBasic(secret), {
    execute: [client.allowInsecureRequests],
  });
}

function personOf(role: Person['role']): Person {
  const found = people.find((person) => person.role === role);
  if (!found) throw new Error(`nobody has the role ${role}`);
  return found;
}

interface Begun {
  readonly verifier: string;
  readonly state: string;
  readonly page: Seen;
}

async function begin(parameters: Record<string, string> = {}, by = browser): Promise<Begun> {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const address = client.buildAuthorizationUrl(relyingParty, {
    redirect_uri: redirectUri,
    scope: 'openid offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ...parameters,
  });
  return { verifier, state, page: await by.open(address) };
}

async function tokensFor(callback: URL, { verifier, state }: Begun, by = relyingParty) {
  return client.authorizationCodeGrant(by, callback, { pkceCodeVerifier: verifier, expectedState: state });
}

async function signIn(person: Person, parameters: Record<string, string> = {}) {
  const begun = await begin(parameters);
  const { url: callback } = await browser.press(begun.page, { subject: person.subject });
  return tokensFor(callback, begun);
}

async function verifier() {
  return createTokenVerifier({ keys: issuer.keysUrl, issuer: url, audience: AUDIENCE });
}

const refused = (error: string) => ({ error });

describe('signing in', () => {
  it('gives tokens that name the person, the role and its scopes, of which services believe the access token', async () => {
    const team = personOf('street-team');
    const tokens = await signIn(team);
    expect(tokens.claims()).toMatchObject({
      iss: url,
      aud: 'iwaa-console',
      sub: team.subject,
      name: 'Team 1',
      'name#ar': 'الفريق 1',
      'name#fr': 'Équipe 1',
      role: 'street-team',
      campaigns: ['SK-2425'],
      team: 'north',
    });
    expect(tokens.expires_in).toBe(600);
    const verify = await verifier();
    expect(await verify(tokens.access_token)).toEqual({
      subject: team.subject,
      role: 'street-team',
      provinces: [],
      campaigns: ['SK-2425'],
      centres: [],
      agencies: [],
      team: 'north',
    });
    expect(await verify(await issuer.token({ subject: 'a', role: 'service' }))).toMatchObject({
      role: 'service',
    });
    expect(await verify(tokens.id_token ?? '')).toBeUndefined();
  });

  it('needs PKCE, by S256', async () => {
    const plain = await begin({ code_challenge_method: 'plain' });
    expect(plain.page.url.searchParams.get('error')).toBe('invalid_request');
    const without = await browser.open(
      client.buildAuthorizationUrl(relyingParty, { redirect_uri: redirectUri, scope: 'openid' }),
    );
    expect(without.url.href).toMatch(/^http:\/\/127\.0\.0\.1:4100\/sign-in\/callback\?error=invalid_request/);
  });

  it('ends at the console’s own address alone', async () => {
    for (const elsewhere of [
      'http://127.0.0.1:4100/elsewhere',
      'https://elsewhere.example/sign-in/callback',
    ]) {
      const { page } = await begin({ redirect_uri: elsewhere });
      expect(page).toMatchObject({ status: 400, html: expect.stringContaining('redirect_uri') });
      expect(page.url.origin).toBe(url);
    }
  });

  it('gives nothing for another verifier, another secret, or a code that was used, whose tokens end then', async () => {
    const begun = await begin();
    const { url: callback } = await browser.press(begun.page, { subject: personOf('committee').subject });
    const other = { ...begun, verifier: client.randomPKCECodeVerifier() };
    await expect(tokensFor(callback, begun, await discover('another-secret-of-it'))).rejects.toMatchObject({
      status: 401,
    });
    await expect(tokensFor(callback, other)).rejects.toMatchObject(refused('invalid_grant'));

    const again = await begin();
    expect(again.page.url.origin).toBe(consoleUrl);
    const { refresh_token: refresh = '' } = await tokensFor(again.page.url, again);
    await expect(tokensFor(again.page.url, again)).rejects.toMatchObject(refused('invalid_grant'));
    await expect(client.refreshTokenGrant(relyingParty, refresh)).rejects.toMatchObject(
      refused('invalid_grant'),
    );
  });

  it('takes nobody who is not among the people, and nobody in whose browser it did not begin', async () => {
    const { page } = await begin();
    const stranger = await browser.press(page, { subject: 'person-of-elsewhere' });
    expect(stranger).toMatchObject({ status: 400, url: page.url });
    const filler = { filler: 'x'.repeat(2_000), subject: personOf('committee').subject };
    expect((await browser.press(page, filler)).status).toBe(400);
    const other = await openCookieBrowser(url).press(page, { subject: personOf('committee').subject });
    expect(other.status).toBe(400);
    expect(other.url.origin).toBe(url);
  });

  it('again as somebody else, in the same browser, gives the tokens of that person', async () => {
    await signIn(personOf('committee'));
    const begun = await begin({ prompt: 'login' });
    const { url: callback } = await browser.press(begun.page, {
      subject: personOf('social-worker').subject,
    });
    const tokens = await tokensFor(callback, begun);
    expect(tokens.claims()?.sub).toBe(personOf('social-worker').subject);
  });
});

describe('a refresh token', () => {
  it('works once: the next one comes with the new tokens, and using the old one again ends both', async () => {
    const first = await signIn(personOf('shelter-staff'));
    const second = await client.refreshTokenGrant(relyingParty, first.refresh_token ?? '');
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await (await verifier())(second.access_token)).toMatchObject({ centres: ['sidi-kacem-centre'] });
    await expect(client.refreshTokenGrant(relyingParty, first.refresh_token ?? '')).rejects.toMatchObject(
      refused('invalid_grant'),
    );
    await expect(client.refreshTokenGrant(relyingParty, second.refresh_token ?? '')).rejects.toMatchObject(
      refused('invalid_grant'),
    );
  });

  it('works until a week after the sign-in, however often it was renewed', async () => {
    const signedIn = Date.now();
    jest.useFakeTimers({ now: signedIn, doNotFake: everythingButTheDate });
    let { refresh_token: refresh = '' } = await signIn(personOf('street-team'));
    for (const days of [2, 5, 6.9]) {
      jest.setSystemTime(signedIn + days * 86_400_000);
      ({ refresh_token: refresh = '' } = await client.refreshTokenGrant(relyingParty, refresh));
    }
    jest.setSystemTime(signedIn + 7.1 * 86_400_000);
    await expect(client.refreshTokenGrant(relyingParty, refresh)).rejects.toMatchObject(
      refused('invalid_grant'),
    );
  });

  it('of two sign-ins in one browser ends with the other when either is revoked', async () => {
    const first = await signIn(personOf('committee'));
    const again = await begin();
    const second = await tokensFor(again.page.url, again);
    await client.tokenRevocation(relyingParty, second.refresh_token ?? '');
    await expect(client.refreshTokenGrant(relyingParty, first.refresh_token ?? '')).rejects.toMatchObject(
      refused('invalid_grant'),
    );
  });

  it('gives what the person may do now, and nothing to whom was removed', async () => {
    const worker = personOf('social-worker');
    const first = await signIn(worker);
    await writePeople(home, [{ ...worker, campaigns: ['SK-2526'] }]);
    const second = await client.refreshTokenGrant(relyingParty, first.refresh_token ?? '');
    expect(await (await verifier())(second.access_token)).toMatchObject({ campaigns: ['SK-2526'] });
    await writePeople(home, []);
    await expect(client.refreshTokenGrant(relyingParty, second.refresh_token ?? '')).rejects.toMatchObject(
      refused('invalid_grant'),
    );
  });

  it('that was revoked gives nothing, and revokes those that came of it', async () => {
    const { refresh_token: refresh = '' } = await signIn(personOf('agency-staff'));
    await client.tokenRevocation(relyingParty, refresh);
    await expect(client.refreshTokenGrant(relyingParty, refresh)).rejects.toMatchObject(
      refused('invalid_grant'),
    );
  });
});

describe('signing out', () => {
  it('by the console, which revokes its refresh token, ends the session and comes back to the console', async () => {
    const tokens = await signIn(personOf('committee'));
    const page = await browser.open(
      client.buildEndSessionUrl(relyingParty, {
        id_token_hint: tokens.id_token ?? '',
        post_logout_redirect_uri: `${consoleUrl}/`,
        state: 'gone',
      }),
    );
    expect(page.html).toContain(`document.getElementById('op.logoutForm').submit()`);
    const { url: back } = await browser.press(page);
    expect(back.href).toBe(`${consoleUrl}/?state=gone`);
    // What a phone has recorded may be sent for longer than the session at the provider lasts.
    await client.tokenRevocation(relyingParty, tokens.refresh_token ?? '');
    await expect(client.refreshTokenGrant(relyingParty, tokens.refresh_token ?? '')).rejects.toMatchObject(
      refused('invalid_grant'),
    );
    expect((await begin()).page.url.pathname).toMatch(/^\/sign-in\//);
  });

  it('by a link of anybody else has to be confirmed', async () => {
    await signIn(personOf('committee'));
    const page = await browser.open(`${url}/session/end`);
    expect(page.html).not.toContain('<script>');
    expect((await browser.press(page)).html).toContain('لقد خرجت.');
  });

  it('leads nowhere but to the console', async () => {
    const { id_token: hint = '' } = await signIn(personOf('committee'));
    const page = await browser.open(
      client.buildEndSessionUrl(relyingParty, {
        id_token_hint: hint,
        post_logout_redirect_uri: 'https://elsewhere.example/',
      }),
    );
    expect(page.status).toBe(400);
  });
});

describe('the sign-in page', () => {
  it('is in Arabic, or in the language that the console, the browser or the person asks for', async () => {
    const titleOf = ({ page }: Pick<Begun, 'page'>): string | undefined =>
      /<html lang="(.*)">/.exec(page.html)?.[1];
    const begun = await begin();
    expect(titleOf(begun)).toBe('ar" dir="rtl');
    expect(titleOf(await begin({ ui_locales: 'es fr-MA en' }))).toBe('fr" dir="ltr');
    const inEnglish = await browser.open(begun.page.url, { 'accept-language': 'de, en-GB;q=0.8, fr;q=0.5' });
    expect(titleOf({ page: inEnglish })).toBe('en" dir="ltr');
    expect(
      titleOf({ page: await browser.open(`${begun.page.url}?lang=en`, { 'accept-language': 'fr' }) }),
    ).toBe('en" dir="ltr');
  });

  it('has a press for each person and says that it is for development alone', async () => {
    const { page } = await begin({ ui_locales: 'en' });
    const pressed = [...page.html.matchAll(/<button name="subject" value="([^"]+)"/g)].map(
      ([, subject]) => subject,
    );
    expect(pressed).toEqual(people.map(({ subject }) => subject));
    expect(page.html).toContain('Never use it in production');
  });

  it('shows a name as text, whatever is in it, and runs and frames nothing', async () => {
    const name = '<script>alert(1)</script>"\'&';
    await writePeople(home, [{ ...personOf('committee'), name: { ar: name, fr: name, en: name } }]);
    const { page } = await begin();
    expect(page.html).not.toContain('<script>');
    expect(page.html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toMatch(/script-src *;/);
    expect(policy).toContain(`form-action 'self' ${consoleUrl}`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('says how somebody is added where there is nobody', async () => {
    await writePeople(home, []);
    expect((await begin()).page.html).toContain('npm run people -- add');
  });
});

describe('the provider', () => {
  it('tells of itself at its own address, with the keys of the home', async () => {
    const { issuer: named, jwks_uri: keys, ...metadata } = relyingParty.serverMetadata();
    expect(named).toBe(url);
    expect(metadata.code_challenge_methods_supported).toEqual(['S256']);
    expect(metadata.response_types_supported).toEqual(['code']);
    const { keys: published } = (await (await fetch(keys ?? '')).json()) as {
      keys: { kid: string; d?: string }[];
    };
    expect(published.map(({ kid }) => kid)).toEqual(issuer.signingKeys.map(({ kid }) => kid));
    expect(published.some(({ d }) => d !== undefined)).toBe(false);
  });

  it('answers nobody who names it otherwise than by loopback', async () => {
    const statusFor = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const asked = request(`${url}/.well-known/openid-configuration`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.on('error', reject).end();
      });
    expect(await statusFor(new URL(url).host)).toBe(200);
    expect(await statusFor('elsewhere.example')).toBe(421);
    expect(await statusFor('127.0.0.1.elsewhere.example')).toBe(421);
  });

  it('is not started at an address that others reach', async () => {
    const outside = { url: 'http://192.168.0.7:4099', signingKeys: issuer.signingKeys };
    await expect(startProvider({ issuer: outside, home, consoleUrl, clientSecret })).rejects.toThrow(
      RangeError,
    );
  });
});
