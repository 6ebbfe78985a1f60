import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Link, openLink } from './link.ts';

let server: Server;
let link: Link;
let heard: string;
const open: Socket[] = [];

beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    open.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard += String(chunk);
      socket.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  link = await openLink();
  const bound = server.address();
  link.leadTo(`127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`);
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await link.close();
  server.close();
});

function speak(): Socket {
  const [host, port] = link.address.split(':');
  const socket = connect({ host: host ?? '', port: Number(port) });
  open.push(socket);
  socket.on('error', () => undefined);
  return socket;
}

describe('a link', () => {
  it('carries what is said both ways', async () => {
    const socket = speak();
    socket.write('hello');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toBe('hello');
  });

  it('that is cut lets the question arrive and keeps the answer', async () => {
    link.become('cut');
    const socket = speak();
    let answered = false;
    socket.on('data', () => {
      answered = true;
    });
    socket.write('hello');
    await once(socket, 'close');
    expect(heard).toBe('hello');
    expect(answered).toBe(false);
  });

  it('that is slow carries everything, in pieces', async () => {
    link.become('slow');
    const socket = speak();
    const said = 'x'.repeat(3000);
    let [answer, pieces] = ['', 0];
    socket.write(said);
    for await (const chunk of socket) {
      answer += String(chunk);
      pieces += 1;
      if (answer.length === said.length) break;
    }
    expect(answer).toBe(said);
    expect(pieces).toBeGreaterThan(1);
  });
});
