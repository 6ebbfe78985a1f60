import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Ledger } from '../attack.ts';
import { ask } from '../http/ask.ts';
import { rawRequest } from '../http/raw-request.ts';

const host = 'Host: 127.0.0.1\r\n';

/** What a service holds of memory, in MB, as it says itself. */
async function residentMb(url: string): Promise<number> {
  const { text } = await ask(url, { path: '/metrics' });
  const [, bytes] = /^process_resident_memory_bytes(?:\{[^}]*\})? ([\d.e+]+)$/m.exec(text) ?? [];
  return Number(bytes) / 1_048_576;
}

const bombMb = 200;

/** An address that takes a body from whoever sends these headers. */
export interface Opened {
  /** Whose it is. */
  readonly name: string;
  readonly url: string;
  readonly path: string;
  /** Lines of a request's head, each with its end. */
  readonly headers: string;
}

/** Compressed and endless bodies: none is unpacked, none is kept. */
export async function attackMemory({ name, url, path, headers: own }: Opened, ledger: Ledger): Promise<void> {
  const zeros = Buffer.alloc(bombMb * 1_048_576, 0x20);
  const head = (headers: string): string =>
    `POST ${path} HTTP/1.1\r\n${host}${own}Idempotency-Key: ${'k'.repeat(20)}\r\nContent-Type: application/json\r\n${headers}\r\n`;
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
      `a body that unpacks to ${bombMb} MB (${coding}), at ${name}`,
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
  ledger.tell(`16 MB in one chunk, at ${name}`, '413, or cut off', endless.statuses.join() || 'cut off', cut);
  const promised = await rawRequest(url, head('Content-Length: 999999999999\r\n'));
  ledger.tell(
    `a length of a terabyte, announced at ${name}`,
    '413',
    promised.statuses.join(),
    promised.statuses[0] === 413,
  );
  const grown = (await residentMb(url)) - before;
  ledger.tell(
    `the memory of ${name} after all of these`,
    `no more than ${bombMb / 2} MB more`,
    `${grown.toFixed(0)} MB more`,
    grown < bombMb / 2,
  );
}
