import mongoose, { type Connection } from 'mongoose';
import type { Logger } from 'pino';
import { failWritersOfClosedSockets } from './closed-sockets.ts';

/**
 * Connects to the service's own database. Every write is acknowledged by a majority and journalled, decisions are read
 * from the primary, and nothing is buffered while there is no connection: a caller hears at once that it is unavailable.
 */
export async function connectDatabase(url: string, log: Logger): Promise<Connection> {
  const endWatch = failWritersOfClosedSockets();
  const connection = mongoose.createConnection(url, {
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    readPreference: 'primary',
    writeConcern: { w: 'majority', j: true, wtimeoutMS: 5000 },
    retryWrites: true,
    maxPoolSize: 64,
    serverSelectionTimeoutMS: 5000,
    socketTimeoutMS: 20_000,
    // Without it whoever waits for a connection waits for ever: a reader that does keeps its group and reads nothing.
    waitQueueTimeoutMS: 10_000,
  });
  // Also told when the service itself lets go of its connection, which is no news.
  let closing = false;
  connection.on('disconnecting', () => {
    closing = true;
  });
  connection.on('disconnected', () => {
    if (!closing) log.warn('MongoDB is out of reach; commands are refused until it is back');
  });
  connection.on('connected', () => log.info('MongoDB is reached'));
  connection.once('close', endWatch);
  try {
    return await connection.asPromise();
  } catch (error) {
    endWatch();
    throw error;
  }
}
