import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a case made to another service. */
export interface ReceivedRequest {
  path: string;
  body: Record<string, unknown>;
  headers: IncomingHttpHeaders;
}

/** Stands in for shelter-capacity and referral: it keeps the requests that it receives, and answers as the test says. */
export interface StubOwners {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  /** The next answers' status and body; 200 and `lapsed` where nothing is left of them. */
  readonly answers: { status: number; body: object }[];
  close(): Promise<void>;
}

export async function startStubOwners(): Promise<StubOwners> {
  const requests: ReceivedRequest[] = [];
  const answers: { status: number; body: object }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      requests.push({
        path: request.url ?? '',
        body: text === '' ? {} : JSON.parse(text),
        headers: request.headers,
      });
      const { status, body } = answers.shift() ?? { status: 200, body: { state: 'lapsed' } };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
