import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import mongoose from 'mongoose';

/** Published by Node for each connection that this process opens (https://nodejs.org/api/diagnostics_channel.html#net). */
const opened = 'net.client.socket';

function isOpened(message: unknown): message is { socket: Socket } {
  return typeof message === 'object' && message !== null && 'socket' in message;
}

function tellWhoWaits({ socket }: { socket: Socket }): void {
  socket.once('close', () => {
    if (socket.listenerCount('drain') === 0 || socket.listenerCount('error') === 0) return;
    socket.emit(
      'error',
      new mongoose.mongo.MongoNetworkError('The connection was closed before it was written to.'),
    );
  });
}

let watching = false;

/**
 * Sees to it that the MongoDB driver (7.8 and 7.9) does not wait for ever for a connection that the other side has closed. An
 * operation that begins between that and Node's word that the socket is closed is written to a destroyed socket; the driver then
 * waits for it to drain, which it never does, or for an error, of which there is none, and no time-out ends that. Who waits so is
 * told of an error; the driver then tries the operation again.
 */
export function tellWritersOfClosedSockets(): void {
  if (watching) return;
  watching = true;
  subscribe(opened, (message) => {
    if (isOpened(message)) tellWhoWaits(message);
  });
}
