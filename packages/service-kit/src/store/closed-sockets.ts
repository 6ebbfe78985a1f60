import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import mongoose from 'mongoose';

/** Published by Node for each connection that this process opens (https://nodejs.org/api/diagnostics_channel.html#net). */
const opened = 'net.client.socket';

function isOpened(message: unknown): message is { socket: Socket } {
  return typeof message === 'object' && message !== null && 'socket' in message;
}

/** Whether somebody waits for the socket to drain and, as the MongoDB driver does, listens for it just once. */
function hasWaitingWriter(socket: Socket): boolean {
  return socket.rawListeners('drain').some((listener) => 'listener' in listener);
}

function notWritten(): Error {
  const error = new mongoose.mongo.MongoNetworkError('The connection was closed before it was written to.');
  // The driver adds it only to the first of several connections that are closed at once, and tries nothing again without it.
  error.addErrorLabel('RetryableWriteError');
  return error;
}

function watchSocket(message: unknown): void {
  if (!isOpened(message)) return;
  const { socket } = message;
  socket.once('close', () => {
    if (hasWaitingWriter(socket)) socket.emit('error', notWritten());
  });
}

let watchers = 0;

/**
 * Sees to it that the MongoDB driver (7.8 and 7.9) does not wait for ever for a connection that the other side has closed. An
 * operation that begins between that and Node's word that the socket is closed is written to a destroyed socket; the driver then
 * waits for it to drain, which it never does, or for an error, of which there is none, and no time-out ends that. Who waits so gets
 * an error that says that nothing was written, and the driver tries the operation once more on another connection.
 * @returns ends the watch of whoever called; it has to be called when the database is closed
 */
export function failWritersOfClosedSockets(): () => void {
  watchers += 1;
  if (watchers === 1) subscribe(opened, watchSocket);
  let watching = true;
  return () => {
    if (!watching) return;
    watching = false;
    watchers -= 1;
    if (watchers === 0) unsubscribe(opened, watchSocket);
  };
}
