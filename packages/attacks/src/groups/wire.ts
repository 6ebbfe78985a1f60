import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import type { Ledger } from '../attack.ts';
import { ask, shortly } from '../http/ask.ts';
import { rawRequest } from '../http/raw-request.ts';
import { actorOf } from '../world/actors.ts';
import type { World } from '../world/world.ts';

/** Requests that are malformed below HTTP's surface, and bodies that want to be unpacked. */
export async function attackWire(world: World, ledger: Ledger): Promise<void> {
  for (const service of serviceNames) await attackFraming(world, ledger, service);
  await attackMemory(world, ledger);
  await attackMethods(world, ledger);
  await attackLogs(world, ledger);
}

const host = 'Host: 127.0.0.1\r\n';
const hidden = 'GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

/** Framings on which two servers might disagree: the hidden request must never be answered as one of its own. */
function framings(path: string): Record<string, string | Buffer> {
  const post = (headers: string, rest: string): string =>
    `POST ${path} HTTP/1.1\r\n${host}${headers}\r\n${rest}`;
  return {
    'Content-Length and Transfer-Encoding': post(
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
      `0\r\n\r\n${hidden}`,
    ),
    'Transfer-Encoding and Content-Length': post(
      'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n',
      `0\r\n\r\n${hidden}`,
    ),
    'two Content-Lengths': post('Content-Length: 0\r\nContent-Length: 44\r\n', hidden),
    'a Content-Length with a sign': post('Content-Length: +0\r\n', hidden),
    'a negative Content-Length': post('Content-Length: -1\r\n', hidden),
    'a Content-Length that is a list': post('Content-Length: 0, 44\r\n', hidden),
    'an unknown Transfer-Encoding': post('Transfer-Encoding: xchunked\r\n', hidden),
    'chunked, identity': post('Transfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${hidden}`),
    'a blank before the colon': post('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${hidden}`),
    'a tab in the header name': post('Transfer\tEncoding: chunked\r\n', `0\r\n\r\n${hidden}`),
    'a folded header': post('X-A: a\r\n b\r\nTransfer-Encoding:\r\n chunked\r\n', `0\r\n\r\n${hidden}`),
    'a bare line feed': `POST ${path} HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 0\n\n${hidden}`,
    'a chunk size beyond all': post('Transfer-Encoding: chunked\r\n', `FFFFFFFFFFFFFFFFF\r\n${hidden}`),
    'a header name of NUL': post('X\0: a\r\n', hidden),
    'no Host': `GET /livez HTTP/1.1\r\n\r\n`,
    'headers of 100 kB': post(`X-A: ${'a'.repeat(100_000)}\r\n`, hidden),
    '5,000 headers': post(Array.from({ length: 5_000 }, (_, index) => `X-${index}: a\r\n`).join(''), hidden),
    'an address of 100 kB': `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${host}\r\n`,
    'no HTTP at all': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'HTTP/0.9': `GET ${path}\r\n\r\n`,
    'a method of its own': `STEAL ${path} HTTP/1.1\r\n${host}\r\n`,
    'a CONNECT to elsewhere': `CONNECT 127.0.0.1:22 HTTP/1.1\r\n${host}\r\n`,
  };
}

async function attackFraming(world: World, ledger: Ledger, service: ServiceName): Promise<void> {
  const url = world.platform.addresses.services[service];
  const faults: string[] = [];
  const tries = Object.entries(framings('/nowhere'));
  for (const [name, bytes] of tries) {
    const { statuses, text } = await rawRequest(url, bytes);
    const refused = statuses.every((status) => [400, 401, 404, 405, 413, 414, 431, 501].includes(status));
    if (!refused || statuses.length > 1) faults.push(`${name}: ${statuses.join(', ')}`);
    if (text.includes('"status":"live"')) faults.push(`${name}: the hidden request was answered`);
  }
  ledger.judge(
    `${tries.length} ambiguous and broken framings at ${service}`,
    'at most one answer, a refusal; a hidden request is never answered',
    faults,
  );
}

/** What a service holds of memory, in MB, as it says itself. */
async function residentMb(url: string): Promise<number> {
  const { text } = await ask(url, { path: '/metrics' });
  const [, bytes] = /^process_resident_memory_bytes(?:\{[^}]*\})? ([\d.e+]+)$/m.exec(text) ?? [];
  return Number(bytes) / 1_048_576;
}

const bombMb = 200;

/** Compressed and endless bodies: none is unpacked, none is kept. */
async function attackMemory(world: World, ledger: Ledger): Promise<void> {
  const { one, platform } = world;
  const url = platform.addresses.services.intake;
  const token = await world.tokens(actorOf('committee', one));
  const zeros = Buffer.alloc(bombMb * 1_048_576, 0x20);
  const head = (headers: string): string =>
    `POST /campaigns HTTP/1.1\r\n${host}Authorization: Bearer ${token}\r\nIdempotency-Key: ${'k'.repeat(20)}\r\nContent-Type: application/json\r\n${headers}\r\n`;
  const bombs: Record<string, Buffer> = {
    gzip: gzipSync(zeros),
    'gzip in gzip': gzipSync(gzipSync(zeros)),
    br: brotliCompressSync(zeros.subarray(0, 20 * 1_048_576)),
    deflate: gzipSync(zeros.subarray(0, 1_048_576)),
  };
  const before = await residentMb(url);
  for (const [coding, bomb] of Object.entries(bombs)) {
    const small = bomb.length > 60_000 ? bomb.subarray(0, 60_000) : bomb;
    const { statuses } = await rawRequest(
      url,
      Buffer.concat([
        Buffer.from(head(`Content-Encoding: ${coding}\r\nContent-Length: ${small.length}\r\n`)),
        small,
      ]),
    );
    const refused = statuses.length === 1 && [400, 413, 415].includes(statuses[0] ?? 0);
    ledger.tell(
      `a body that unpacks to ${bombMb} MB (${coding})`,
      '400 or 415: nothing is unpacked',
      statuses.join(),
      refused,
    );
  }
  const endless = await rawRequest(
    url,
    Buffer.concat([
      Buffer.from(head('Transfer-Encoding: chunked\r\n')),
      Buffer.from(`1000000\r\n`),
      zeros.subarray(0, 0x1000000),
    ]),
  );
  // Cut off while it still sends, the attacker may lose the answer with the connection.
  const cut = endless.statuses.length === 0 || endless.statuses.join() === '413';
  ledger.tell('16 MB in one chunk', '413, or cut off', endless.statuses.join() || 'cut off', cut);
  const promised = await rawRequest(url, head('Content-Length: 999999999999\r\n'));
  ledger.tell(
    'a length of a terabyte, announced',
    '413',
    promised.statuses.join(),
    promised.statuses[0] === 413,
  );
  const grown = (await residentMb(url)) - before;
  ledger.tell(
    'the memory of intake after all of these',
    `no more than ${bombMb / 2} MB more`,
    `${grown.toFixed(0)} MB more`,
    grown < bombMb / 2,
  );
}

/** Methods that a resource does not know are refused as such, and say which it knows. */
async function attackMethods(world: World, ledger: Ledger): Promise<void> {
  const { one } = world;
  const token = await world.tokens(actorOf('committee', one));
  const faults: string[] = [];
  for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS']) {
    const answer = await world.ask('intake', undefined, {
      method,
      path: `/campaigns/${one.campaignId}`,
      token,
    });
    const allow = answer.headers.get('allow') ?? '';
    if (answer.status !== 405 || !/\bGET\b/.test(allow) || answer.faults.length > 0)
      faults.push(`${method}: ${shortly(answer)} allow: ${allow}`);
    if (answer.headers.get('access-control-allow-origin')) faults.push(`${method}: other origins are let in`);
  }
  ledger.judge(
    'methods that a resource does not know',
    '405, with those that it knows; no other origin is let in',
    faults,
  );
}

const forgery = 'forged-line-of-the-attack';

/** Line ends, terminal codes and JSON in all that might be written to a log. */
async function attackLogs(world: World, ledger: Ledger): Promise<void> {
  const { one } = world;
  const line = `\r\n{"level":"fatal","msg":"${forgery}"}\u001b[2J`;
  const coded = encodeURIComponent(line);
  for (const service of serviceNames) {
    const url = world.platform.addresses.services[service];
    await ask(url, { path: `/${coded}?${coded}=${coded}` });
    await ask(url, {
      path: '/livez',
      headers: { 'user-agent': `\x1b[31m${forgery}`, traceparent: `\x1b]0;${forgery}` },
    }).catch(() => undefined);
    await rawRequest(
      url,
      `GET /livez HTTP/1.1\r\n${host}Authorization: Bearer \x1b[31m${forgery}\r\nTraceparent: \x1b[2J${forgery}\r\nX-Forwarded-For: ${forgery}\r\nConnection: close\r\n\r\n`,
    );
  }
  await world.ask(
    'intake',
    { ...actorOf('street-team', one), subject: `a${line}` },
    {
      path: `/rounds/${one.roundId}/contacts`,
      body: {
        person: { identity: { note: line }, profile: { unit: 'men', ageGroup: '18-64' } },
        place: 'bus-station',
        note: line,
      },
    },
  );
  const folder = join(world.home, 'logs');
  const faults: string[] = [];
  let lines = 0;
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.log'))) {
    const text = await readFile(join(folder, file), 'utf8');
    if (text.includes('\u001b')) faults.push(`${file} holds a terminal code`);
    for (const written of text.split('\n').filter(Boolean)) {
      lines += 1;
      if (!written.startsWith('{')) continue;
      const { service, msg } = JSON.parse(written) as { service?: string; msg?: string };
      if (msg === forgery || service === undefined)
        faults.push(`${file} holds a line that its service did not write`);
    }
    if (text.includes(forgery)) faults.push(`${file} repeats what was sent`);
  }
  if (lines === 0) faults.push('no log was found');
  ledger.judge(
    'line ends, terminal codes and JSON in addresses, headers, subjects and notes',
    'in no log: not as a line, nor in one',
    [...new Set(faults)],
    `${lines} lines of the services' logs, none forged`,
  );
}
