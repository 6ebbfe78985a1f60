import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import pino from 'pino';
import { connectDatabase } from './database.ts';

test('an operation that begins in the moment in which its connection is closed is done by another, and waits for nothing', async () => {
  const sockets: Socket[] = [];
  const note = (message: unknown): void => void sockets.push((message as { socket: Socket }).socket);
  subscribe('net.client.socket', note);
  const connection = await connectDatabase(ownDatabaseUrl('closing'), pino({ level: 'silent' }));
  try {
    const things = connection.model('thing', new mongoose.Schema({ _id: String, times: Number }));
    const write = (): Promise<unknown> =>
      things.updateOne({ _id: 'bed' }, { $inc: { times: 1 } }, { upsert: true });
    await write();
    // What Node does when the other side has ended a connection; it says so only a moment later.
    for (const socket of sockets) socket.destroy();
    await Promise.all(Array.from({ length: 20 }, write));
    expect(await things.findById('bed').lean()).toMatchObject({ times: 21 });
  } finally {
    unsubscribe('net.client.socket', note);
    await connection.dropDatabase();
    await connection.close();
  }
}, 30_000);
