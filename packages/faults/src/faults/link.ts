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
    void carry(near, far, () => state);
    // In a cut link what is asked arrives, and what is answered does not.
    void carry(
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

async function carry(from: Socket, to: Socket, state: () => LinkState, cut?: () => void): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      if (cut && state() === 'cut') {
        cut();
        return;
      }
      if (state() !== 'slow') {
        await write(to, chunk);
        continue;
      }
      for (let start = 0; start < chunk.length; start += pieceBytes) {
        await wait(pieceEveryMs);
        await write(to, chunk.subarray(start, start + pieceBytes));
      }
    }
    to.end();
  } catch {
    to.destroy();
  }
}

async function write(to: Socket, chunk: Buffer): Promise<void> {
  if (to.destroyed || to.write(chunk)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      to.off('drain', go);
      to.off('close', go);
      resolve();
    };
    to.once('drain', go);
    to.once('close', go);
  });
}
