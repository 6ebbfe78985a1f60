import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How a link carries what is sent: as it is; or the answer never comes; or in small pieces, each a moment late. */
export type LinkState = 'whole' | 'cut' | 'slow';

/** A connection between two parts that can be disturbed: whoever speaks to `address` speaks to its target. */
export interface Link {
  readonly address: string;
  /** Where the link leads, as host:port; known only once the parts are started. */
  leadTo(target: string): void;
  become(state: LinkState): void;
  close(): Promise<void>;
}

const pieceBytes = 400;
const pieceEveryMs = 15;

/** Opens a link on a free port of this machine. */
export async function openLink(): Promise<Link> {
  let target: string | undefined;
  let state: LinkState = 'whole';
  const sockets = new Set<Socket>();

  const server = createServer((near) => {
    if (target === undefined) {
      near.destroy();
      return;
    }
    const { hostname, port } = new URL(`tcp://${target}`);
    const far = connect({ host: hostname, port: Number(port) });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    carry(near, far, () => state);
    // In a cut link what is asked arrives, and what is answered does not.
    carry(
      far,
      near,
      () => state,
      () => {
        near.destroy();
        far.destroy();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The link has no port.');
  return {
    address: `127.0.0.1:${bound.port}`,
    leadTo: (where) => {
      target = where;
    },
    become: (next) => {
      state = next;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** All that the services say to MongoDB and Kafka goes through here: whole, it costs no more than it must. */
function carry(from: Socket, to: Socket, state: () => LinkState, cut?: () => void): void {
  from.on('data', (chunk: Buffer) => {
    if (cut && state() === 'cut') {
      cut();
    } else if (state() === 'slow') {
      from.pause();
      void inPieces(chunk, to).then(() => from.resume());
    } else if (!to.write(chunk)) {
      from.pause();
      to.once('drain', () => from.resume());
    }
  });
  from.on('end', () => to.end());
}

async function inPieces(chunk: Buffer, to: Socket): Promise<void> {
  for (let start = 0; start < chunk.length && !to.destroyed; start += pieceBytes) {
    await wait(pieceEveryMs);
    to.write(chunk.subarray(start, start + pieceBytes));
  }
}
