import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { RefusedRequest } from './refused-request.ts';
import { createServiceClient } from './service-client.ts';

interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}
let server: Server;
let url: string;
let received: Received[];
/** What is answered, one after the other; `lost` breaks the connection off. */
let answers: (readonly [status: number, body: unknown] | 'lost')[];

beforeEach(async () => {
  received = [];
  answers = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      const answer = answers.shift();
      if (answer === undefined || answer === 'lost') return void request.socket.destroy();
      response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const client = (retry = { forMs: 0, codes: [] as string[] }) =>
  createServiceClient({ url, token: () => 'token-1', retry });
const roundId = '0197c9b0-6d7a-7c3e-8f54-3d2a6e1b9c00';
const round = {
  ...{ roundId, campaignId: 'SK-2425', team: 'north', night: '2024-12-12', places: [] },
  ...{ ended: true, contacts: 2, handedOver: [], outcomes: [] },
};
const end = { params: { roundId }, key: 'key-00000001' };

describe('a request', () => {
  it('is made from the contract: method, path with its parameters, token, key and body', async () => {
    answers = [[201, round]];
    const answer = await client().call(intakeRoutes.startRound, {
      params: { campaignId: 'SK-2425' },
      body: { team: 'north', night: '2024-12-12' },
      key: 'key-00000001',
      headers: { traceparent: 'trace' },
    });
    expect(answer).toEqual(round);
    expect(received).toMatchObject([
      {
        method: 'POST',
        url: '/campaigns/SK-2425/rounds',
        headers: {
          authorization: 'Bearer token-1',
          'idempotency-key': 'key-00000001',
          'content-type': 'application/json',
          traceparent: 'trace',
        },
        body: '{"team":"north","night":"2024-12-12"}',
      },
    ]);
  });

  it('leaves out what was not given, and escapes what was', async () => {
    answers = [[200, { items: [], next: null }]];
    await client().call(mediationRoutes.listMediationFiles, {
      query: { state: undefined, caseId: 'SK-2425-00001&x=1', limit: 5 },
    });
    expect(received[0]?.url).toBe('/mediation-files?caseId=SK-2425-00001%26x%3D1&limit=5');
    expect(received[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it('fails where the answer is not what the contract promises', async () => {
    answers = [[200, { ...round, contacts: 'two' }]];
    await expect(client().call(intakeRoutes.endRound, end)).rejects.toThrow();
  });
});

describe('a refusal', () => {
  const refusal = { code: 'not-found', title: 'There is no such thing.' };

  it('is thrown with its status and code', async () => {
    answers = [[404, refusal]];
    await expect(client({ forMs: 60_000, codes: [] }).call(intakeRoutes.endRound, end)).rejects.toMatchObject(
      {
        name: 'RefusedRequest',
        status: 404,
        code: 'not-found',
      },
    );
    expect(received).toHaveLength(1);
  });

  it('has a code where a proxy answered without one', async () => {
    answers = [[502, 'bad gateway']];
    const refused = await client()
      .call(intakeRoutes.endRound, end)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedRequest);
    expect(refused).toMatchObject({ status: 502, code: 'status-502' });
  });

  it('that passes by itself here is waited out', async () => {
    answers = [
      [404, refusal],
      [200, round],
    ];
    const retry = { forMs: 60_000, codes: ['not-found'] };
    expect(await client(retry).call(intakeRoutes.endRound, end)).toEqual(round);
  });
});

test('an answer that is not what the contract says is not asked for again', async () => {
  const { contacts: _, ...lacking } = round;
  answers = [[200, lacking]];
  const asked = client({ forMs: 60_000, codes: [] }).call(intakeRoutes.endRound, end);
  await expect(asked).rejects.toMatchObject({ name: 'ZodError', issues: [{ path: ['contacts'] }] });
  expect(received).toHaveLength(1);
});

describe('a request that is lost, or that the service can not take at the moment', () => {
  it('is sent again with the same key until it is answered', async () => {
    answers = ['lost', [503, { code: 'unavailable' }], [409, { code: 'conflict' }], [200, round]];
    expect(await client({ forMs: 60_000, codes: [] }).call(intakeRoutes.endRound, end)).toEqual(round);
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(
      Array.from({ length: 4 }, () => 'key-00000001'),
    );
  });

  it('is given up when the time for it is over', async () => {
    answers = ['lost'];
    await expect(client().call(intakeRoutes.endRound, end)).rejects.toThrow();
    expect(received).toHaveLength(1);
  });
});
