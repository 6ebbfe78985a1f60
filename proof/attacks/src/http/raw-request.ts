import { connect } from 'node:net';

/** What came back over one connection on which bytes were sent that no client would send. */
export interface RawAnswer {
  /** The statuses of all answers on the connection, in their order. */
  readonly statuses: readonly number[];
  readonly text: string;
}

const timeoutMs = 3_000;

/** Sends these bytes as they are, waits until the other side closes or says nothing more, and gives what it said. */
export async function rawRequest(service: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(service);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.setTimeout(timeoutMs, () => socket.destroy());
  socket.on('data', (data) => {
    text += data.toString('latin1');
  });
  // A refusal may come as a reset while bytes are still under way: what was said before it counts.
  socket.on('error', () => undefined);
  socket.write(bytes);
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return { text, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)) };
}
