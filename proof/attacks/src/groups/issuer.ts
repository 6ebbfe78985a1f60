import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../attack.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { type Reply, send } from '../http/send.ts';

const elsewhere = 'https://foreign.example/sign-in/callback';
const verifier = randomBytes(32).toString('base64url');
const honest = {
  client_id: 'iwaa-console',
  response_type: 'code',
  scope: 'openid',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** The development issuer, asked by who wants to be somebody without its page, or by a page elsewhere. */
export async function attackIssuer({ platform, home }: Fixture, ledger: Ledger): Promise<void> {
  const issuer = new URL(platform.issuer.url);
  const callback = `${platform.addresses.console}/sign-in/callback`;
  const authorize = (changes: Record<string, string>): Promise<Reply> => {
    const parameters = Object.entries({ ...honest, redirect_uri: callback, ...changes }).filter(
      ([, value]) => value !== '',
    );
    return send(issuer, 'GET', `/auth?${new URLSearchParams(parameters)}`, {});
  };
  const token = (secret: string, parameters: Record<string, string>): Promise<Reply> => {
    const authorization = `Basic ${Buffer.from(`iwaa-console:${secret}`).toString('base64')}`;
    const body = String(new URLSearchParams(parameters));
    return send(issuer, 'POST', '/token', { ...form, authorization }, body);
  };
  const judge = (name: string, must: string, reply: Reply, ok: boolean): void =>
    ledger.tell(name, must, `${reply.status} ${reply.location || toldBy(reply)}`.trim(), ok);

  const page = await authorize({});
  const isPage = page.status === 303 && page.location.startsWith('/sign-in/');
  judge('control: an honest request is shown the sign-in page', '303 to /sign-in/…', page, isPage);

  for (const path of ['/.well-known/openid-configuration', page.location, '/auth']) {
    const reply = await send(issuer, 'GET', path, { host: 'foreign.example' });
    judge(
      `${path.replace(/[^/]*$/, '…')} under a foreign name (DNS rebinding)`,
      '421',
      reply,
      reply.status === 421,
    );
  }
  const noSession = await send(issuer, 'POST', page.location, form, 'subject=committee');
  const tookNobody = noSession.status === 400 && noSession.location === '';
  judge("a press on somebody else's sign-in page, without its cookie", '400', noSession, tookNobody);

  for (const [name, changes] of [
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['PKCE by plain', { code_challenge_method: 'plain' }],
    ['an implicit token', { response_type: 'token' }],
  ] as const) {
    const reply = await authorize(changes);
    const isRefused = /^[?#]error=/.test(reply.location.slice(callback.length)) || reply.status === 400;
    judge(`a sign-in with ${name}`, 'an error, and no page', reply, isRefused);
  }
  for (const [name, changes] of [
    ['that is to come back elsewhere', { redirect_uri: elsewhere }],
    ['that is to come back to a path beside', { redirect_uri: `${callback}/../elsewhere` }],
    ['of an unknown client', { client_id: 'somebody' }],
  ] as const) {
    const reply = await authorize(changes);
    judge(`a sign-in ${name}`, '400, and no redirect', reply, reply.status === 400 && reply.location === '');
  }

  const secrets = JSON.parse(await readFile(join(home, 'credentials.json'), 'utf8')) as Record<
    string,
    string
  >;
  const own = secrets['console-client'] ?? '';
  const grants: Record<string, string>[] = [
    { grant_type: 'authorization_code', code: 'made-up', redirect_uri: callback, code_verifier: verifier },
    { grant_type: 'refresh_token', refresh_token: 'made-up' },
    { grant_type: 'client_credentials', scope: 'openid' },
    { grant_type: 'password', username: 'committee', password: '' },
  ];
  for (const grant of grants) {
    for (const [whose, secret, status] of [
      ["the console's secret", own, 400],
      ['another secret', 'made-up', 401],
      // Refused before anybody is looked for.
      ['no secret', '', 400],
    ] as const) {
      const reply = await token(secret, grant);
      const isRefused = reply.status === status && !reply.text.includes('access_token');
      judge(`a token by ${grant.grant_type} with ${whose}`, String(status), reply, isRefused);
    }
  }
  const set = await send(issuer, 'GET', '/jwks', {});
  const isPublic = set.status === 200 && /"x"/.test(set.text) && !/"d"/.test(set.text);
  judge('the key set, for a private key', '200 without one', set, isPublic);
}

/** What an answer says, without the page around it. */
function toldBy({ text }: Reply): string {
  return /<code>(.*)<\/code>/.exec(text)?.[1] ?? /<title>(.*)<\/title>/.exec(text)?.[1] ?? text.slice(0, 120);
}
