import type { Ledger } from '../attack.ts';
import { rawRequest } from '../http/raw-request.ts';

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

/** Tries each framing at one address. @param name whose it is. */
export async function attackFraming(name: string, url: string, ledger: Ledger): Promise<void> {
  const faults: string[] = [];
  const tries = Object.entries(framings('/nowhere'));
  for (const [framing, bytes] of tries) {
    const { statuses, text } = await rawRequest(url, bytes);
    const refused = statuses.every((status) => [400, 401, 404, 405, 413, 414, 431, 501].includes(status));
    if (!refused || statuses.length > 1) faults.push(`${framing}: ${statuses.join(', ')}`);
    if (text.includes('"status":"live"')) faults.push(`${framing}: the hidden request was answered`);
  }
  ledger.judge(
    `${tries.length} ambiguous and broken framings at ${name}`,
    'at most one answer, a refusal; a hidden request is never answered',
    faults,
  );
}
