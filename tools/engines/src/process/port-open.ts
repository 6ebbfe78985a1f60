import { connect } from 'node:net';

const CONNECT_LIMIT_MS = 2_000;

/**
 * True when somebody takes connections at this address. (To ask by trying to listen would take the port from an engine
 * that is just about to open it.)
 */
export function isOpen(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: CONNECT_LIMIT_MS });
    const answer = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}
