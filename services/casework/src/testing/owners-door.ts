import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a case made to another service. */
export interface HeardRequest {
  path: string;
  body: Record<string, unknown>;
  headers: IncomingHttpHeaders;
}

/** A door like those of shelter-capacity and referral, which notes what it is asked and answers as the test says. */
export interface OwnersDoor {
  readonly url: string;
  readonly heard: HeardRequest[];
  /** The next answers' status and body; 200 and `released` where nothing is left of them. */
  readonly answers: { status: number; body: object }[];
  close(): Promise<void>;
}

export async function openOwnersDoor(): Promise<OwnersDoor> {
  const heard: HeardRequest[] = [];
  const answers: { status: number; body: object }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      heard.push({
        path: request.url ?? '',
        body: JSON.parse(Buffer.concat(parts).toString('utf8')),
        headers: request.headers,
      });
      const { status, body } = answers.shift() ?? { status: 200, body: { state: 'expired' } };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    answers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
