import { permissions, roles } from '@iwaa/contracts/permissions';
import type { Ledger } from '../attack.ts';
import { type Actor, actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { type Answer, shortly } from '../http/ask.ts';
import { ambiguousBodies, extraFields, nested, operators, prototypeBodies } from '../http/hostile.ts';
import { type Route, routes } from '../http/routes.ts';
import { attackBounds } from './bounds.ts';
import { eachForm, refusedAs } from './each-form.ts';
import { attackReasons } from './reasons.ts';
import { attackWords } from './words.ts';

type Body = Readonly<Record<string, unknown>>;

function insider(fixture: Fixture, route: Route): Actor {
  const role = roles.find((name) => Object.hasOwn(permissions[route.action], name));
  if (!role) throw new Error(`Nobody may use ${route.method} ${route.path}.`);
  return actorOf(role, fixture.one);
}

/** Requests by who may ask, in forms that they must not have. */
export async function attackInput(fixture: Fixture, ledger: Ledger): Promise<void> {
  for (const route of routes) {
    const { path, body = {} } = route.right(fixture.one);
    const actor = insider(fixture, route);
    const name = `${route.method} ${route.service}${route.path}`;
    const send = (request: Partial<Parameters<Fixture['ask']>[2]>) => () =>
      fixture.ask(route.service, actor, { method: route.method, path, ...request });
    if (route.method === 'POST') await attackBody(ledger, name, body, send);
    else await attackQuery(fixture, ledger, route, actor);
  }
  await attackPaths(fixture, ledger);
  await attackLetterCase(fixture, ledger);
  await attackWords(fixture, ledger);
  await attackBounds(fixture, ledger);
  await attackReasons(fixture, ledger);
}

type Send = (request: Partial<Parameters<Fixture['ask']>[2]>) => () => Promise<Answer>;

async function attackBody(ledger: Ledger, name: string, body: Body, send: Send): Promise<void> {
  const extras = Object.entries(extraFields).map(([field, value]) => [
    field,
    send({ body: { ...body, [field]: value } }),
  ]);
  await eachForm(
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
    await eachForm(
      ledger,
      `operators in the body of ${name}`,
      '400 invalid-request',
      Object.fromEntries(hostile),
      (answer) => refusedAs(answer, 400),
    );
  const raw = Object.entries(prototypeBodies(body)).map(([what, text]) => [what, send({ raw: text })]);
  await eachForm(
    ledger,
    `prototype keys and broken JSON at ${name}`,
    '400 invalid-request',
    Object.fromEntries(raw),
    (answer) => refusedAs(answer, 400),
  );
  const ambiguous = Object.entries(ambiguousBodies(body)).map(([what, bytes]) => [
    what,
    send({ raw: bytes }),
  ]);
  await eachForm(
    ledger,
    `bodies with two meanings at ${name}`,
    '400 invalid-request',
    Object.fromEntries(ambiguous),
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
    'application/json; charset=iso-8859-1': text,
    'application/json; charset="utf-16le"': text,
    'application/json; charset=utf-8; charset=windows-1256': text,
    'application/json; charset': text,
  };
  const asTypes = Object.entries(types).map(([type, payload]) => [
    type,
    send({ raw: payload, headers: { 'content-type': type } }),
  ]);
  await eachForm(
    ledger,
    `other content types and charsets at ${name}`,
    '415 unsupported-media-type',
    Object.fromEntries(asTypes),
    (answer) => refusedAs(answer, 415),
  );
  const big = JSON.stringify({ ...body, padding: 'x'.repeat(66_000) });
  await eachForm(
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

async function attackQuery(fixture: Fixture, ledger: Ledger, route: Route, actor: Actor): Promise<void> {
  const { path } = route.right(fixture.one);
  const and = path.includes('?') ? '&' : '?';
  const strict = route.list === true;
  const hostile = [
    'state[$ne]=x',
    'caseId[$gt]=',
    'caseId[$nor][0][a]=1',
    '$where=sleep(5000)',
    '$nor=1',
    'limit[$gt]=0',
    'state.campaignId=XX-2425',
    // A list may be filtered by it.
    ...(strict ? [] : ['campaignId=XX-2425']),
    '__proto__[role]=committee',
    'constructor[prototype][role]=committee',
    'caseId=undefined&caseId=null',
    '_id=x',
    '%00=1',
    'a=%E0%A4%A',
  ];
  const plain = await fixture.ask(route.service, actor, { path });
  await eachForm(
    ledger,
    `operators in the query of ${route.service}${route.path}`,
    strict ? '400 invalid-request' : 'the same answer as without them, or 400',
    Object.fromEntries(
      hostile.map((query) => [
        query,
        () => fixture.ask(route.service, actor, { path: `${path}${and}${query}` }),
      ]),
    ),
    (answer) => {
      if (answer.status === 400) return [...answer.faults];
      if (strict) return [`got ${shortly(answer)}`];
      return answer.text === plain.text ? [...answer.faults] : [`answered otherwise: ${shortly(answer)}`];
    },
  );
  if (!strict) return;
  await eachForm(
    ledger,
    `a campaign that is none in the query of ${route.service}${route.path}`,
    '400 invalid-request, or nothing where it is a filter',
    {
      'campaignId=XX-2425': () =>
        fixture.ask(route.service, actor, { path: `${path}${and}campaignId=XX-2425` }),
    },
    (answer) => {
      if (answer.status === 400) return [...answer.faults];
      const { items } = answer.json as { items?: unknown[] };
      return answer.status === 200 && items?.length === 0 ? [...answer.faults] : [`got ${shortly(answer)}`];
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

async function attackPaths(fixture: Fixture, ledger: Ledger): Promise<void> {
  for (const route of routes) {
    if (!route.path.includes('{')) continue;
    const actor = insider(fixture, route);
    const { body } = route.right(fixture.one);
    await eachForm(
      ledger,
      `ids that are none at ${route.method} ${route.service}${route.path}`,
      '400 or 404 (405 where the address becomes another)',
      Object.fromEntries(
        badIds.map((id) => [
          id.slice(0, 30),
          () =>
            fixture.ask(route.service, actor, {
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

/** An id in capitals is the same id: honest programs write UUIDs so. */
async function attackLetterCase(fixture: Fixture, ledger: Ledger): Promise<void> {
  const faults: string[] = [];
  for (const route of routes) {
    if (route.method !== 'GET' || !/\{(?:round|person|referral|file|reintegration)Id\}/.test(route.path))
      continue;
    const actor = insider(fixture, route);
    const { path } = route.right(fixture.one);
    const capitals = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => id.toUpperCase());
    const [small, large] = [
      await fixture.ask(route.service, actor, { path }),
      await fixture.ask(route.service, actor, { path: capitals }),
    ];
    if (small.status !== 200 || large.text !== small.text)
      faults.push(`${route.path}: ${shortly(small)}, in capitals ${shortly(large)}`);
  }
  ledger.judge('UUIDs in capitals', 'the same answers as in small letters', faults);
}
