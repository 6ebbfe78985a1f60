import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { command, query, search } from '@iwaa/contracts/route';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { z } from 'zod';
import type { Access } from '../access-log/access.ts';
import type { Actor } from '../auth/actor.ts';
import { createLogger } from '../logger.ts';
import { done, found, refused } from '../outcome.ts';
import { ConflictError } from '../store/conflict-error.ts';
import { buildApp } from './app.ts';
import { serve } from './handlers.ts';
import { ProblemError } from './problem-error.ts';
import type { App, Routes } from './routes.ts';

const canary = 'Fatima-Zahra-0661000000';
const staff: Actor = {
  subject: 'staff-1',
  role: 'shelter-staff',
  provinces: [],
  campaigns: [],
  centres: ['sidi-kacem'],
  agencies: [],
  team: undefined,
};
const tokens: Record<string, Actor> = {
  staff,
  other: { ...staff, subject: 'staff-2' },
  team: { ...staff, role: 'street-team' },
};

const faults: Record<string, () => never> = {
  conflict: () => {
    throw new ConflictError('bed/one was changed by others');
  },
  driver: () => {
    throw Object.assign(new Error(`E11000 duplicate key { name: "${canary}" }`), { code: 11_000 });
  },
  network: () => {
    throw Object.assign(new Error(canary), { name: 'MongoNetworkError' });
  },
  refusal: () => {
    throw new ProblemError('not-found');
  },
};

const forms = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({
    name: z.string().max(20),
    at: z.array(z.union([z.int(), z.strictObject({ n: z.int() })])),
  }),
]);

const table = {
  forms: command({
    path: '/forms',
    action: 'bed.check-in',
    summary: 'Takes one of two forms',
    body: z.strictObject({ who: forms }),
    answer: z.string(),
  }),
  echo: command({
    path: '/echo',
    action: 'bed.check-in',
    summary: 'Says what it was told',
    body: z.strictObject({ word: z.string().max(20) }),
    answer: z.object({ id: z.string(), fingerprint: z.string() }),
  }),
  lookFor: search({
    path: '/look-for',
    action: 'bed.read',
    summary: 'Looks for a word',
    body: z.strictObject({ word: z.string() }),
    answer: z.object({ found: z.string() }),
  }),
  press: command({
    path: '/press',
    action: 'bed.check-in',
    summary: 'Takes no fields',
    answer: z.object({ pressed: z.boolean() }),
  }),
  refuse: command({
    path: '/refuse',
    action: 'bed.check-in',
    summary: 'Refuses by a code of its own',
    answer: z.object({}),
    refusals: ['bed-held'],
  }),
  fault: query({
    path: '/fault/:kind',
    action: 'bed.read',
    summary: 'Fails',
    params: { kind: z.string() },
    answer: z.object({}),
  }),
  wrongAnswer: query({
    path: '/wrong-answer',
    action: 'bed.read',
    summary: 'Answers what its contract does not promise',
    answer: z.object({ count: z.int() }),
  }),
  personal: query({
    path: '/persons/:personId',
    action: 'bed.read',
    summary: 'Shows what is personal',
    params: { personId: z.string() },
    answer: z.object({ name: z.string() }),
    personal: true,
  }),
};

const routes = serve(table, {
  echo: async ({ command: { id, fingerprint } }) =>
    done({ id, fingerprint, secret: canary } as { id: string; fingerprint: string }),
  forms: async () => done('taken'),
  lookFor: async ({ body: { word }, command: key }) => done({ found: `${word}, ${key}` }),
  press: async () => done({ pressed: true }),
  refuse: async () => refused('bed-held', { detail: 'It is held until 22:40.' }),
  fault: async ({ params: { kind } }) => {
    faults[kind]?.();
    return done({});
  },
  wrongAnswer: async () => done({ count: canary } as never),
  personal: async ({ params: { personId } }) => found(personId === 'one' ? { name: canary } : undefined),
});

const accesses: Access[] = [];
let recording = true;

let app: App;
let written = '';
let ready = true;

beforeAll(async () => {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  app = await buildApp({
    name: 'test',
    description: 'A service of the test.',
    version: '1.0.0',
    routes,
    recordAccess: async (access) => {
      if (!recording) throw Object.assign(new Error(canary), { name: 'MongoNetworkError' });
      accesses.push(access);
    },
    verifyToken: async (token) => tokens[token],
    log: createLogger('test', 'debug', sink),
    registry: new Registry(),
    readiness: { engine: () => ready, 'other-engine': () => true },
    requestsPerMinute: 1000,
  });
});

afterAll(() => app.close());

function post(body: unknown, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/echo',
    payload: body as object,
    headers: { authorization: 'Bearer staff', 'idempotency-key': 'key-00000001', ...headers },
  });
}

function portOf(listening: App): number {
  return (listening.server.address() as AddressInfo).port;
}

function get(url: string, token = 'staff') {
  return app.inject({ url, headers: { authorization: `Bearer ${token}` } });
}

describe('the HTTP server', () => {
  it.each([
    ['no token', undefined],
    ['a token that does not verify', 'Bearer forged'],
    ['another scheme', 'Basic staff'],
  ])('refuses %s with 401 and says how to ask', async (_name, authorization) => {
    const answer = await app.inject({
      url: '/wrong-answer',
      headers: authorization ? { authorization } : {},
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('refuses a role that the table does not name with 403, before the body is looked at', async () => {
    const answer = await post({ nonsense: true }, { authorization: 'Bearer team' });
    expect(answer.statusCode).toBe(403);
  });

  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['short', 'invalid'],
    ['k'.repeat(129), 'invalid'],
    ['with space inside', 'invalid'],
    ['cl\u00e9-00000001', 'invalid'],
  ])('refuses a command with the idempotency key %j as one whose key is %s', async (key, why) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      payload: { word: 'a' },
      headers: { authorization: 'Bearer staff', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    });
    expect(answer.json()).toMatchObject({ status: 400, code: `idempotency-key-${why}` });
  });

  it('asks by a body without an idempotency key, which changes nothing', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/look-for',
      payload: { word: 'a' },
      headers: { authorization: 'Bearer staff' },
    });
    expect([answer.statusCode, answer.json()]).toEqual([200, { found: 'a, undefined' }]);
    const { paths } = (await app.inject({ url: '/openapi.json' })).json();
    const headersOf = (path: string) =>
      (paths[path].post.parameters ?? []).map(({ name }: { name: string }) => name.toLowerCase());
    expect(headersOf('/look-for')).not.toContain('idempotency-key');
    expect(headersOf('/echo')).toContain('idempotency-key');
  });

  it('gives the same command id for the same actor and key, and another for another actor or key', async () => {
    const id = async (headers: Record<string, string>) => (await post({ word: 'a' }, headers)).json().id;
    const first = await id({});
    expect(await id({})).toBe(first);
    expect(await id({ 'idempotency-key': 'key-00000002' })).not.toBe(first);
    expect(await id({ authorization: 'Bearer other' })).not.toBe(first);
  });

  it('tells another body by another fingerprint', async () => {
    const fingerprint = async (word: string) => (await post({ word })).json().fingerprint;
    expect(await fingerprint('a')).toBe(await fingerprint('a'));
    expect(await fingerprint('a')).not.toBe(await fingerprint('b'));
  });

  it('names each field that is wrong and never repeats its value', async () => {
    const answer = await post({ word: `${canary}${canary}`, [canary]: 1 });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors.map((error: { field: string }) => error.field)).toContain('body.word');
    expect(answer.body).toContain('no fields but those that are documented');
    expect(answer.body).not.toContain(canary);
  });

  it.each([
    [{ who: { id: 'x' } }, ['body.who.id']],
    [{ who: { name: canary.repeat(2), at: [] } }, ['body.who.name']],
    [{ who: { name: 'a', at: [1, { n: 'x' }, 'y'] } }, ['body.who.at.1.n', 'body.who.at.2']],
    [{ who: {} }, ['body.who']],
    [{ who: [] }, ['body.who']],
  ])(
    'names the field within a field of several forms, where it can be meant as one only: %j',
    async (body, fields) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/forms',
        payload: body,
        headers: { authorization: 'Bearer staff', 'idempotency-key': 'key-00000001' },
      });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().errors.map((error: { field: string }) => error.field)).toEqual(fields);
      expect(answer.body).not.toContain(canary);
    },
  );

  it('answers nothing that the answer’s schema does not name', async () => {
    expect((await post({ word: 'a' })).body).not.toContain(canary);
  });

  it.each([
    ['conflict', 409, 'conflict'],
    ['driver', 500, 'internal-error'],
    ['network', 503, 'unavailable'],
    ['refusal', 404, 'not-found'],
  ])('answers the fault %s with %d %s', async (kind, status, code) => {
    const answer = await get(`/fault/${kind}`);
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.body).not.toContain(canary);
  });

  it('answers 500 and not the value when its own answer is not what it promises', async () => {
    const answer = await get('/wrong-answer');
    expect(answer.json()).toMatchObject({ status: 500, code: 'internal-error' });
    expect(answer.body).not.toContain(canary);
  });

  it.each([
    ['a prototype key', '{"word":"a","__proto__":{"x":1}}', 'application/json', 400],
    ['no JSON', '{', 'application/json', 400],
    ['two byte order marks', '\ufeff\ufeff{"word":"a"}', 'application/json', 400],
    ['an empty body that is called JSON', '', 'application/json', 400],
    ['bytes that are no UTF-8', Buffer.from('{"word":"\xe9"}', 'latin1'), 'application/json', 400],
    ['a form', 'word=a', 'application/x-www-form-urlencoded', 415],
    ['JSON that is called a text', '{"word":"a"}', 'text/plain', 415],
    ['JSON that is called a patch', '{"word":"a"}', 'application/merge-patch+json', 415],
    [
      'JSON in Latin-1',
      Buffer.from('{"word":"\xe9"}', 'latin1'),
      'application/json; charset=iso-8859-1',
      415,
    ],
    ['JSON in UTF-16', Buffer.from('{"word":"a"}', 'utf16le'), 'application/json; charset=utf-16le', 415],
    ['a body of 65 KiB', JSON.stringify({ word: 'x'.repeat(65 * 1024) }), 'application/json', 413],
  ])('refuses %s', async (_name, payload, type, status) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: { authorization: 'Bearer staff', 'idempotency-key': 'key-00000001', 'content-type': type },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status });
  });

  it.each([
    ['application/json; charset=utf-8'],
    ['application/json;charset="UTF-8"'],
    ['Application/JSON'],
    ['application/json; q=1'],
  ])('takes JSON as %s', async (type) =>
    expect((await post('{"word":"é"}', { 'content-type': type })).statusCode).toBe(200),
  );

  it('takes no compressed body', async () => {
    const answer = await post('{"word":"a"}', {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    });
    expect(answer.json()).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  it('refuses a field that is named twice, says which, and repeats no name that a schema would not have', async () => {
    const send = (json: string) => post(json, { 'content-type': 'application/json' });
    const twice = await send('{"word":"a","wo\\u0072d":"b"}');
    expect(twice.json()).toMatchObject({
      status: 400,
      errors: [{ field: 'body.word', message: 'must be named once' }],
    });
    const deep = await send('{"word":[{"a":1},{"a":1,"a":1}]}');
    expect(deep.json()).toMatchObject({ status: 400, errors: [{ field: 'body.word.1.a' }] });
    const foreign = await send(`{"word":"a","${canary}":1,"${canary}":1}`);
    expect(foreign.statusCode).toBe(400);
    expect(foreign.body).not.toContain(canary);
  });

  it.each([
    ['lists in each other', `{"word":${'['.repeat(10_000)}1${']'.repeat(10_000)}}`],
    ['objects in each other', `{"word":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
    ['nothing but lists', `${'['.repeat(32_000)}${']'.repeat(32_000)}`],
  ])('refuses a body of thousands of %s with 400', async (_name, payload) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: {
        authorization: 'Bearer staff',
        'idempotency-key': 'key-00000001',
        'content-type': 'application/json',
      },
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  it('takes no fields where a command has none', async () => {
    const send = (body?: object | string) =>
      app.inject({
        method: 'POST',
        url: '/press',
        headers: {
          authorization: 'Bearer staff',
          'idempotency-key': 'key-00000001',
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { payload: body } : {}),
      });
    expect((await send('null')).json()).toMatchObject({ status: 400, code: 'invalid-request' });
    expect((await send()).statusCode).toBe(200);
    expect((await send({})).statusCode).toBe(200);
    expect((await send({ version: 9 })).json()).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'GET', 'QUERY'] as const)(
    'refuses %s where it is not known with 405, and says what is',
    async (method) => {
      const answer = await app.inject({ method: method as 'GET', url: '/echo?a=b' });
      expect(answer.json()).toMatchObject({ status: 405, code: 'method-not-allowed' });
      expect(answer.headers.allow).toBe('POST');
    },
  );

  it.each([['%E0%A4%A'], ['x'.repeat(3000)]])(
    'answers an address that is none as a problem (%#)',
    async (id) => {
      expect((await get(`/fault/${id}`)).json()).toMatchObject({ status: 400, code: 'invalid-request' });
    },
  );

  it.each([
    [
      'two framings',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'a chunk beyond all, for an address that is not there',
      `POST /nowhere HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${'F'.repeat(17)}\r\nGET /livez HTTP/1.1\r\nHost: a\r\n\r\n`,
      400,
    ],
    ['no HTTP', '\x16\x03\x01\r\n\r\n', 400],
    ['headers of 100 kB', `GET /echo HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ])('answers %s as a problem, and closes the connection', async (_name, bytes, status) => {
    const code = status === 431 ? 'headers-too-large' : 'invalid-request';
    const url = await app
      .listen({ port: 0, host: '127.0.0.1' })
      .catch(() => `http://127.0.0.1:${portOf(app)}`);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (data) => {
      text += String(data);
    });
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json`));
    // One answer: what follows the first head is one body, or this is no JSON.
    expect(JSON.parse(text.slice(text.indexOf('{')))).toMatchObject({ status, code });
  });

  it('answers an unknown address as a problem', async () => {
    expect((await get('/nowhere')).json()).toMatchObject({
      status: 404,
      code: 'not-found',
      instance: '/nowhere',
    });
  });

  it('says what is missing while it is not ready, and that it lives all the same', async () => {
    ready = false;
    expect((await app.inject('/readyz')).json()).toEqual({
      status: 'not-ready',
      missing: ['engine'],
      attention: [],
    });
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/livez')).statusCode).toBe(200);
    ready = true;
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready', missing: [], attention: [] });
  });

  it('describes every route in OpenAPI 3.1 with its token, its key and its problems', async () => {
    const document = (await app.inject('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const echo = document.paths['/echo'].post;
    expect(echo.parameters).toContainEqual(
      expect.objectContaining({
        ...{ name: 'idempotency-key', in: 'header', required: true },
        schema: expect.objectContaining({ pattern: '^[\\x21-\\x7e]{8,128}$' }),
      }),
    );
    for (const status of [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503])
      expect(echo.responses[status].content).toHaveProperty(['application/problem+json']);
    expect(echo.responses).not.toHaveProperty('default');
    expect(echo.requestBody.required).toBe(true);
    expect(document.paths['/press'].post.requestBody).toMatchObject({
      required: false,
      content: { 'application/json': { schema: { type: 'object', additionalProperties: false } } },
    });
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/echo', '/fault/{kind}', '/wrong-answer']),
    );
  });

  it('counts requests by route and not by address', async () => {
    await get('/fault/refusal');
    const metrics = (await app.inject('/metrics')).body;
    expect(metrics).toContain('route="/fault/:kind"');
    expect(metrics).not.toContain('/fault/refusal');
  });

  it('refuses at start a route that has no contract', async () => {
    const nameless: Routes = (open) => void open.get('/open', () => 'open');
    await expect(
      buildApp({
        name: 'test',
        description: '',
        version: '1.0.0',
        routes: nameless,
        verifyToken: async () => undefined,
        log: createLogger('test', 'silent'),
        registry: new Registry(),
        readiness: {},
      }),
    ).rejects.toThrow(/\/open has no contract/);
  });

  it('refuses by the code, status and sentence that contracts give it', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/refuse',
      headers: { authorization: 'Bearer staff', 'idempotency-key': 'key-00000001' },
    });
    expect(answer.json()).toMatchObject({
      ...{ status: 409, code: 'bed-held', title: 'The bed is held for somebody else.' },
      detail: 'It is held until 22:40.',
    });
  });

  it('writes no value of a fault, of a body or of an answer to its log', async () => {
    await get('/fault/driver');
    await get('/fault/network');
    await get('/wrong-answer');
    await post({ word: canary });
    expect(written).toContain('a request failed');
    expect(written).not.toContain(canary);
  });
});

describe('access to what is personal', () => {
  const seen = () => accesses.splice(0).map(({ role, resource, outcome }) => ({ role, resource, outcome }));

  it.each([
    ['an answer', '/persons/one', 'staff', 200, 'allowed'],
    ['what is not there or not the actor’s', '/persons/two', 'staff', 404, 'not-found'],
    ['a role that may never ask', '/persons/one', 'team', 403, 'forbidden'],
  ])('is recorded before it is answered: %s', async (_name, url, token, status, outcome) => {
    seen();
    expect((await get(url, token)).statusCode).toBe(status);
    const role = token === 'team' ? 'street-team' : 'shelter-staff';
    expect(seen()).toEqual([{ role, resource: { personId: url.slice('/persons/'.length) }, outcome }]);
  });

  it('is not answered where it can not be recorded', async () => {
    recording = false;
    const answers = await Promise.all([
      get('/persons/one'),
      get('/persons/two'),
      get('/persons/one', 'team'),
    ]);
    recording = true;
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503]);
    expect(answers.map(({ body }) => body).join()).not.toContain(canary);
  });

  it('is refused at start where there is no log for it', async () => {
    await expect(
      buildApp({
        name: 'test',
        description: '',
        version: '1.0.0',
        routes,
        verifyToken: async () => undefined,
        log: createLogger('test', 'silent'),
        registry: new Registry(),
        readiness: {},
      }),
    ).rejects.toThrow(/keeps no access log/);
  });
});
