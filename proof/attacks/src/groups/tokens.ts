import { createHmac, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AUDIENCE } from '@iwaa/issuer/issuer';
import { importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { Side } from '../fixture/side.ts';
import { shortly } from '../http/ask.ts';

type Part = Record<string, unknown>;

const unauthenticated = '401 unauthenticated';

function encoded(part: unknown): string {
  return Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
}

/** Tokens that were not made by the issuer, or not for this API, or not for this moment. */
export async function attackTokens(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one, other, platform } = fixture;
  const jwks: JSONWebKeySet = JSON.parse(await readFile(fileURLToPath(platform.issuer.keysUrl), 'utf8'));
  const { keys: signing }: { keys: (JWK & { kid: string })[] } = JSON.parse(
    await readFile(join(fixture.home, 'issuer', 'signing-keys.json'), 'utf8'),
  );
  const [own] = signing;
  if (!own) throw new Error('The issuer has no signing key.');
  const key = await importJWK(own, 'ES256');
  const [publicJwk] = jwks.keys;
  if (!publicJwk) throw new Error('The issuer has published no key.');
  const now = Math.floor(Date.now() / 1000);
  const header: Part = { alg: 'ES256', typ: 'JWT', kid: own.kid };
  const claims: Part = {
    iss: platform.issuer.url,
    aud: AUDIENCE,
    sub: 'attacker',
    jti: randomUUID(),
    iat: now,
    exp: now + 600,
    role: 'committee',
    campaigns: [one.campaignId],
    centres: [],
    agencies: [],
  };
  const without = (name: string): Part =>
    Object.fromEntries(Object.entries(claims).filter(([n]) => n !== name));
  const signed = (payload: Part, head: Part = header, by: Parameters<SignJWT['sign']>[0] = key) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256', ...head }).sign(by);
  const hmac = (secret: string | Buffer, head: Part): string => {
    const text = `${encoded(head)}.${encoded(claims)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const good = await signed(claims);
  const [head = '', payload = '', signature = ''] = good.split('.');
  const pem = createPublicKey({ key: publicJwk as import('node:crypto').JsonWebKey, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const strangerJwk = stranger.publicKey.export({ format: 'jwk' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const forged: Record<string, string | undefined> = {
    'no token': undefined,
    'an empty token': '',
    'alg none': `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`,
    'alg None, in another spelling': `${encoded({ alg: 'nOnE' })}.${encoded(claims)}.`,
    'alg none with the signature left on': `${encoded({ alg: 'none' })}.${payload}.${signature}`,
    'HS256 with the public key (PEM) as its secret': hmac(pem, { alg: 'HS256', kid: own.kid }),
    'HS256 with the public key (JWK) as its secret': hmac(JSON.stringify(publicJwk), {
      alg: 'HS256',
      kid: own.kid,
    }),
    'HS256 with the key set file as its secret': hmac(JSON.stringify(jwks, null, 2), {
      alg: 'HS256',
      kid: own.kid,
    }),
    'HS256 with an empty secret': hmac('', { alg: 'HS256', kid: own.kid }),
    'another key under the known kid': await signed(claims, header, stranger.privateKey),
    'an unknown kid': await signed(claims, { ...header, kid: 'unknown' }, stranger.privateKey),
    'a kid that is a path': await signed(
      claims,
      { ...header, kid: '../../../../dev/null' },
      stranger.privateKey,
    ),
    'a key that the token brings along (jwk)': await signed(
      claims,
      { ...header, jwk: strangerJwk },
      stranger.privateKey,
    ),
    'a key set address that the token brings along (jku)': await signed(
      claims,
      { ...header, kid: 'x', jku: 'http://127.0.0.1:9/keys' },
      stranger.privateKey,
    ),
    'RS256 by a key of the attacker': await signed(claims, { alg: 'RS256', kid: own.kid }, rsa.privateKey),
    'a critical extension that nobody knows': [
      encoded({ ...header, crit: ['x-unknown'], 'x-unknown': 1 }),
      payload,
      signature,
    ].join('.'),
    'the wrong audience': await signed({ ...claims, aud: 'another-system' }),
    'no audience': await signed(without('aud')),
    'the wrong issuer': await signed({ ...claims, iss: 'https://elsewhere.example' }),
    'no issuer': await signed(without('iss')),
    'an expired token': await signed({ ...claims, iat: now - 7200, exp: now - 3600 }),
    'a token that is not valid yet (nbf)': await signed({ ...claims, nbf: now + 3600 }),
    'a token without an end (exp)': await signed(without('exp')),
    'an exp that is text': [head, encoded({ ...claims, exp: '9999999999' }), signature].join('.'),
    'a token without a subject': await signed(without('sub')),
    'an empty subject': await signed({ ...claims, sub: '' }),
    'a role that nobody knows': await signed({ ...claims, role: 'administrator' }),
    'a role that every object has': await signed({ ...claims, role: 'constructor' }),
    'several roles at once': await signed({ ...claims, role: ['committee', 'service'] }),
    'no role': await signed(without('role')),
    'scopes that are text instead of a list': await signed({ ...claims, campaigns: one.campaignId }),
    'scopes that are an operator': await signed({ ...claims, campaigns: [{ $ne: null }] }),
    'a payload changed after it was signed': [head, encoded({ ...claims, role: 'service' }), signature].join(
      '.',
    ),
    'a signature cut off': `${head}.${payload}.`,
    'a signature of zeros': `${head}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
    'four parts': `${good}.${signature}`,
    'a payload that is no JSON': [head, encoded('not json'), signature].join('.'),
    'a token of 60 kB': 'a'.repeat(12_000),
  };
  const services = Object.keys(platform.addresses.services) as (keyof typeof platform.addresses.services)[];
  for (const [name, token] of Object.entries(forged)) {
    const answers = await Promise.all(
      services.map(async (service) => {
        const path = pathOf[service](one);
        return fixture.ask(service, undefined, { path, ...(token === undefined ? {} : { token }) });
      }),
    );
    const wrong = answers.filter(({ status, faults }) => status !== 401 || faults.length > 0);
    ledger.judge(
      `${name}, at every service`,
      unauthenticated,
      wrong.map(shortly),
      `${answers.length} × ${unauthenticated}`,
    );
  }

  for (const [name, authorization] of Object.entries({
    'Basic instead of Bearer': `Basic ${good}`,
    'a token with two blanks before it': `Bearer  ${good}`,
    'the bare token': good,
  })) {
    const answer = await fixture.ask('intake', undefined, {
      path: `/campaigns/${one.campaignId}`,
      headers: { authorization },
    });
    ledger.tell(name, unauthenticated, shortly(answer), answer.status === 401 && answer.faults.length === 0);
  }
  const inQuery = await fixture.ask('intake', undefined, {
    path: `/campaigns/${one.campaignId}?access_token=${good}`,
  });
  ledger.tell('the token in the address', unauthenticated, shortly(inQuery), inQuery.status === 401);

  const letIn = await fixture.ask('intake', undefined, { path: `/campaigns/${one.campaignId}`, token: good });
  ledger.tell('control: the same claims, rightly signed', '200', shortly(letIn), letIn.status === 200);

  const human = await fixture.ask(
    'intake',
    { role: 'service', subject: 'casework' },
    { path: `/persons/${one.personId}` },
  );
  ledger.tell(
    "a service's token at a route for people",
    '403 forbidden',
    shortly(human),
    human.code === 'forbidden',
  );
  const clerk = await fixture.ask('referral', actorOf('agency-staff', other), {
    path: `/referrals/${one.referralId}`,
  });
  ledger.tell(
    "an agency's token at another agency's referral",
    '404 not-found',
    shortly(clerk),
    clerk.code === 'not-found',
  );

  ledger.remark(
    'There is no revocation list: a token is good until it ends (12 hours by the development issuer), so production tokens have to be short-lived. Nor are tokens bound to a sender: whoever holds one may use it. What a replayed request can do is bounded by its Idempotency-Key: the same command again changes nothing.',
  );
}

const pathOf = {
  intake: ({ campaignId }: Side) => `/campaigns/${campaignId}`,
  'shelter-capacity': ({ provinceId }: Side) => `/provinces/${provinceId}/waiting-list`,
  referral: () => '/referrals',
  mediation: () => '/mediation-files',
  casework: () => '/cases',
} as const;
