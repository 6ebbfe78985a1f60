import { permissions, roles } from '@iwaa/contracts/permissions';
import type { Ledger } from '../attack.ts';
import { type Answer, shortly } from '../http/ask.ts';
import { extraFields, nested, operators, prototypeBodies } from '../http/hostile.ts';
import { type Route, routes } from '../http/routes.ts';
import { type Actor, actorOf } from '../world/actors.ts';
import type { World } from '../world/world.ts';

type Body = Readonly<Record<string, unknown>>;

function insider(world: World, route: Route): Actor {
  const role = roles.find((name) => Object.hasOwn(permissions[route.action], name));
  if (!role) throw new Error(`Nobody may use ${route.method} ${route.path}.`);
  return actorOf(role, world.one);
}

function refusedAs(answer: Answer, ...statuses: number[]): string[] {
  return statuses.includes(answer.status) ? [...answer.faults] : [`got ${shortly(answer)}`, ...answer.faults];
}

/** Sends many hostile forms of one request, and tells of those that were not refused. */
async function each(
  ledger: Ledger,
  name: string,
  must: string,
  tries: Readonly<Record<string, () => Promise<Answer>>>,
  judge: (answer: Answer) => string[],
): Promise<void> {
  const faults: string[] = [];
  for (const [what, send] of Object.entries(tries)) {
    const wrong = judge(await send());
    if (wrong.length > 0) faults.push(`${what}: ${wrong.join(', ')}`);
  }
  ledger.judge(`${name} (${Object.keys(tries).length} forms)`, must, faults);
}

/** Requests by who may ask, in forms that they must not have. */
export async function attackInput(world: World, ledger: Ledger): Promise<void> {
  for (const route of routes) {
    const { path, body = {} } = route.right(world.one);
    const actor = insider(world, route);
    const name = `${route.method} ${route.service}${route.path}`;
    const send = (request: Partial<Parameters<World['ask']>[2]>) => () =>
      world.ask(route.service, actor, { method: route.method, path, ...request });
    if (route.method === 'POST') await attackBody(ledger, name, body, send);
    else await attackQuery(world, ledger, route, actor);
  }
  await attackPaths(world, ledger);
  await attackNames(world, ledger);
  await attackContact(world, ledger);
}

type Send = (request: Partial<Parameters<World['ask']>[2]>) => () => Promise<Answer>;

async function attackBody(ledger: Ledger, name: string, body: Body, send: Send): Promise<void> {
  const extras = Object.entries(extraFields).map(([field, value]) => [
    field,
    send({ body: { ...body, [field]: value } }),
  ]);
  await each(
    ledger,
    `fields that ${name} does not have`,
    '400 invalid-request',
    Object.fromEntries(extras),
    (answer) => refusedAs(answer, 400),
  );
  const hostile = Object.keys(body).flatMap((field) => [
    ...hostileFor(body[field]).map(([what, value]) => [
      `${field}: ${what}`,
      send({ body: { ...body, [field]: value } }),
    ]),
    [`${field}[$ne]`, send({ body: { ...without(body, field), [`${field}[$ne]`]: '' } })],
    [`${field}.$ne`, send({ body: { ...without(body, field), [`${field}.$ne`]: '' } })],
  ]);
  if (hostile.length > 0)
    await each(
      ledger,
      `operators in the body of ${name}`,
      '400 invalid-request',
      Object.fromEntries(hostile),
      (answer) => refusedAs(answer, 400),
    );
  const raw = Object.entries(prototypeBodies(body)).map(([what, text]) => [what, send({ raw: text })]);
  await each(
    ledger,
    `prototype keys and broken JSON at ${name}`,
    '400 invalid-request',
    Object.fromEntries(raw),
    (answer) => refusedAs(answer, 400),
  );
  const text = JSON.stringify(body);
  const types: Record<string, string> = {
    'text/plain': text,
    'application/x-www-form-urlencoded': 'a=1',
    'multipart/form-data; boundary=x': `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--`,
    'application/xml': '<a/>',
    'application/json5': text,
    'application/jsonp': text,
    'application/json\u00e9': text,
    'application/merge-patch+json': text,
    'text/html': text,
  };
  const asTypes = Object.entries(types).map(([type, payload]) => [
    type,
    send({ raw: payload, headers: { 'content-type': type } }),
  ]);
  await each(
    ledger,
    `other content types at ${name}`,
    '415 (or 400)',
    Object.fromEntries(asTypes),
    (answer) => refusedAs(answer, 415, 400),
  );
  const big = JSON.stringify({ ...body, padding: 'x'.repeat(66_000) });
  await each(
    ledger,
    `huge and deep bodies at ${name}`,
    '413 (too large) or 400 (too deep)',
    {
      '66 kB': send({ raw: big }),
      '10,000 lists in each other': send({ raw: `{"x":${nested(10_000, '[', ']')}}` }),
      '10,000 objects in each other': send({ raw: `{"x":${nested(10_000, '{"a":', '}')}}` }),
      '32,000 lists and nothing else': send({ raw: nested(32_000, '[', ']') }),
      '6,000 keys': send({
        raw: `{${Array.from({ length: 6_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
      }),
    },
    (answer) => refusedAs(answer, 400, 413),
  );
}

/** Forms that fit a field are none: words in a list where a list is taken, and no fields where all may be left out. */
function hostileFor(right: unknown): [string, unknown][] {
  const fits = (value: unknown): boolean =>
    Array.isArray(right)
      ? Array.isArray(value) && typeof value[0] !== 'object'
      : typeof right === 'object' && JSON.stringify(value) === '{}';
  return Object.entries(operators).filter(([, value]) => !fits(value));
}

function without(body: Body, field: string): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
}

async function attackQuery(world: World, ledger: Ledger, route: Route, actor: Actor): Promise<void> {
  const { path } = route.right(world.one);
  const and = path.includes('?') ? '&' : '?';
  const hostile = [
    'state[$ne]=x',
    'caseId[$gt]=',
    'caseId[$nor][0][a]=1',
    '$where=sleep(5000)',
    '$nor=1',
    'limit[$gt]=0',
    'state.campaignId=XX-2425',
    'campaignId=XX-2425',
    '__proto__[role]=committee',
    'constructor[prototype][role]=committee',
    'caseId=undefined&caseId=null',
    '_id=x',
    '%00=1',
    'a=%E0%A4%A',
  ];
  const plain = await world.ask(route.service, actor, { path });
  const strict = route.list === true && route.path !== '/agencies';
  await each(
    ledger,
    `operators in the query of ${route.service}${route.path}`,
    strict ? '400 invalid-request' : 'the same answer as without them, or 400',
    Object.fromEntries(
      hostile.map((query) => [
        query,
        () => world.ask(route.service, actor, { path: `${path}${and}${query}` }),
      ]),
    ),
    (answer) => {
      if (answer.status === 400) return [...answer.faults];
      if (strict) return [`got ${shortly(answer)}`];
      return answer.text === plain.text ? [...answer.faults] : [`answered otherwise: ${shortly(answer)}`];
    },
  );
}

const badIds = [
  '$ne',
  '%7B%22%24gt%22%3A%22%22%7D',
  '[object%20Object]',
  'undefined',
  'null',
  'NaN',
  '__proto__',
  'constructor',
  '%00',
  '..%2F..%2Fmetrics',
  '%2e%2e',
  '%E0%A4%A',
  '%0d%0aset-cookie:%20a=b',
  "'%20or%201=1--",
  '{{7*7}}',
  '*',
  'x'.repeat(199),
  'x'.repeat(3000),
  '00000000-0000-0000-0000-00000000000',
];

async function attackPaths(world: World, ledger: Ledger): Promise<void> {
  for (const route of routes) {
    if (!route.path.includes('{')) continue;
    const actor = insider(world, route);
    const { body } = route.right(world.one);
    await each(
      ledger,
      `ids that are none at ${route.method} ${route.service}${route.path}`,
      '400 or 404 (405 where the address becomes another)',
      Object.fromEntries(
        badIds.map((id) => [
          id.slice(0, 30),
          () =>
            world.ask(route.service, actor, {
              method: route.method,
              path: route.path.replaceAll(/\{\w+\}/g, id),
              ...(body ? { body } : {}),
            }),
        ]),
      ),
      (answer) => refusedAs(answer, 400, 404, 405),
    );
  }
}

const controls = ['\0', '\u0007', '\u001b[31m', '\r\n{"level":"fatal","msg":"forged"}', '\u0085', '\ud800'];

/** Names of one line: no control characters, so that no terminal and no log is steered by a name. */
async function attackNames(world: World, ledger: Ledger): Promise<void> {
  const { one } = world;
  const committee = actorOf('committee', one);
  const places: Record<string, (name: string) => Promise<Answer>> = {
    "a campaign's city": (city) =>
      world.ask('intake', committee, {
        path: '/campaigns',
        body: { campaignId: one.campaignId, city, startsOn: one.night, endsOn: '2025-01-31' },
      }),
    "a centre's name": (name) =>
      world.ask('shelter-capacity', committee, {
        path: `/campaigns/${one.campaignId}/centres`,
        body: { centreId: `${one.centreId}-x`, name, units: [{ kind: 'women', beds: 1 }] },
      }),
    "an agency's name": (name) =>
      world.ask('referral', committee, {
        path: `/campaigns/${one.campaignId}/agencies`,
        body: { agencyId: `${one.agencyId}-x`, name, services: ['elderly-care'] },
      }),
  };
  for (const [place, send] of Object.entries(places)) {
    await each(
      ledger,
      `control characters in ${place}`,
      '400 invalid-request',
      Object.fromEntries(controls.map((text) => [JSON.stringify(text), () => send(`Casa ${text} blanca`)])),
      (answer) => refusedAs(answer, 400),
    );
  }
}

/** The one place where people's own words come in. */
async function attackContact(world: World, ledger: Ledger): Promise<void> {
  const { one } = world;
  const team = actorOf('street-team', one);
  const contact =
    (identity: object, more: object = {}) =>
    () =>
      world.ask('intake', team, {
        path: `/rounds/${one.roundId}/contacts`,
        body: {
          person: { identity, profile: { unit: 'men', ageGroup: '18-64' } },
          place: 'bus-station',
          ...more,
        },
      });
  for (const field of ['nickname', 'name', 'telephone', 'bornOn', 'papers', 'note']) {
    await each(
      ledger,
      `operators as a person's ${field}`,
      '400 invalid-request',
      Object.fromEntries(
        Object.entries(operators).map(([what, value]) => [what, contact({ [field]: value })]),
      ),
      (answer) => refusedAs(answer, 400),
    );
  }
  for (const field of ['nickname', 'name', 'telephone']) {
    await each(
      ledger,
      `control characters in a person's ${field}`,
      '400 invalid-request',
      Object.fromEntries(controls.map((text) => [JSON.stringify(text), contact({ [field]: `Ba ${text}` })])),
      (answer) => refusedAs(answer, 400),
    );
  }
  await each(
    ledger,
    'NUL and lone halves of characters in notes',
    '400 invalid-request',
    {
      'identity.note': contact({ note: 'a\0b' }),
      note: contact({}, { note: 'a\0b' }),
      'half a character': contact({}, { note: 'a\ud800b' }),
    },
    (answer) => refusedAs(answer, 400),
  );
  const nickname = '\u202Eمحمد\u202C \u2066Ba\u2069 👨‍👩‍👧';
  const met = await contact({ nickname })();
  const { personId = '' } = (met.json ?? {}) as { personId?: string };
  const read = await world.ask('intake', team, { path: `/persons/${personId}` });
  const given = (read.json as { identity?: { nickname?: string } } | undefined)?.identity?.nickname;
  ledger.judge(
    'a name with marks of direction (bidi)',
    'kept as it was said, encrypted, and given back to intake alone',
    given === nickname.normalize('NFC') ? [] : [`got ${shortly(read)}`],
  );
}
