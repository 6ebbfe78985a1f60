import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import pino from 'pino';
import { connectDatabase } from './database.ts';

const log = pino({ level: 'silent' });

describe('a database whose connections are closed by the other side', () => {
  const sockets: Socket[] = [];
  let onOpened: (socket: Socket) => void = () => undefined;
  const note = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    sockets.push(socket);
    onOpened(socket);
  };
  let connection: Connection;
  let write: () => Promise<unknown>;
  let times: () => Promise<number>;

  beforeEach(async () => {
    subscribe('net.client.socket', note);
    connection = await connectDatabase(ownDatabaseUrl('closing'), log);
    const things = connection.model('thing', new mongoose.Schema({ _id: String, times: Number }));
    write = () => things.updateOne({ _id: 'bed' }, { $inc: { times: 1 } }, { upsert: true });
    times = async () => (await things.findById('bed').lean())?.times ?? 0;
    await write();
  });
  afterEach(async () => {
    unsubscribe('net.client.socket', note);
    onOpened = () => undefined;
    sockets.length = 0;
    await connection.dropDatabase();
    await connection.close();
  });

  it('does each operation that begins in that moment once, on another connection, however many are closed at once', async () => {
    let expected = 1;
    for (const width of [1, 5, 60]) {
      await Promise.all(Array.from({ length: width }, write));
      // What Node does when the other side has ended a connection; it says so only a moment later.
      for (const socket of sockets) socket.destroy();
      await Promise.all(Array.from({ length: width }, write));
      expected += 2 * width;
    }
    expect(await times()).toBe(expected);
  }, 30_000);

  it('refuses an operation when every other connection is closed too, instead of waiting for ever', async () => {
    onOpened = (socket) => socket.once('connect', () => socket.destroy());
    for (const socket of sockets) socket.destroy();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, write));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: expect.objectContaining({ name: expect.stringMatching(/^Mongo/) }),
      });
    onOpened = () => undefined;
    await write();
    expect(await times()).toBe(2);
  }, 30_000);
});

describe('what is watched for a database', () => {
  /** How many wait for a connection of this process to be closed, by one that is opened now. */
  async function listenersOfANewSocket(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const count = socket.listenerCount('close');
    socket.destroy();
    server.close();
    return count;
  }

  it('is watched once for all databases of a process, and no longer when they are closed or were never reached', async () => {
    const before = await listenersOfANewSocket();
    const one = await connectDatabase(ownDatabaseUrl('one'), log);
    const other = await connectDatabase(ownDatabaseUrl('other'), log);
    expect(await listenersOfANewSocket()).toBe(before + 1);
    await one.close();
    expect(await listenersOfANewSocket()).toBe(before + 1);
    await other.close();
    expect(await listenersOfANewSocket()).toBe(before);
    await expect(
      connectDatabase('mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=100', log),
    ).rejects.toThrow();
    expect(await listenersOfANewSocket()).toBe(before);
  }, 30_000);
});
