import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createDoor } from './door.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A service that answers its requests one after the other in these ways, and remembers the keys that it saw. */
async function serve(...answers: Answer[]) {
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    answers[Math.min(keys.length, answers.length) - 1]?.(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    keys,
    door: createDoor({ url, token: async () => 'token', patienceMs: 3000, passing: ['campaign-unknown'] }),
  };
}

const ok: Answer = (_request, response) => response.end('{"bed":1}');
const problem =
  (status: number, code: string): Answer =>
  (_request, response) =>
    response.writeHead(status).end(JSON.stringify({ code, title: 'No.' }));
const cutBefore: Answer = (request) => request.socket.destroy();
const cutWithin: Answer = (request, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"bed"', () => request.socket.destroy());
};

describe('a door', () => {
  it.each([
    ['was cut off before an answer', cutBefore],
    ['was cut off within the answer', cutWithin],
    ['met a service that is not ready', problem(503, 'unavailable')],
    ['met a conflict', problem(409, 'conflict')],
    ['met a service that has not heard yet', problem(404, 'campaign-unknown')],
    ['met too many requests', problem(429, 'too-many-requests')],
  ])('sends a request again, with the same key, that %s', async (_name, answer) => {
    const { door, keys } = await serve(answer, ok);
    expect(await door.post('/beds', {}, 'key-00000001')).toEqual({ bed: 1 });
    expect(keys).toEqual(['key-00000001', 'key-00000001']);
  });

  it('tells a refusal by its code at once, and does not send it again', async () => {
    const { door, keys } = await serve(problem(409, 'hold-over'));
    await expect(door.post('/beds', {}, 'key-00000001')).rejects.toMatchObject({
      status: 409,
      code: 'hold-over',
    });
    expect(keys).toHaveLength(1);
  });

  it('gives up when its patience has run out, with the last thing that it was told', async () => {
    const { door } = await serve(problem(503, 'unavailable'));
    await expect(door.get('/beds')).rejects.toMatchObject({ status: 503 });
  });
});
