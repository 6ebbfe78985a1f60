import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { errno } from './errno.ts';

/**
 * A lock that only one process of this machine and user holds at a time. It is a Linux abstract socket: the kernel
 * gives it to one process and frees it when that process ends, however it ends, so no stale lock is ever left behind.
 */
export interface MachineLock {
  release(): Promise<void>;
}

function socketName(what: string): string {
  const digest = createHash('sha256').update(what).digest('hex').slice(0, 32);
  return `\0iwaa-${process.getuid?.() ?? 0}-${digest}`;
}

/** Takes the lock on `what` (a path, as a rule), or gives undefined when a live process holds it. */
export function tryMachineLock(what: string): Promise<MachineLock | undefined> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if (errno(error) === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(socketName(what), () => {
      // The lock must not keep a process alive that has nothing else to do.
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/** Takes the lock on `what`, and waits for as long as another process holds it. @param onWait called once where it has to wait */
export async function waitForMachineLock(what: string, onWait?: () => void): Promise<MachineLock> {
  for (let told = false; ; told = true) {
    const lock = await tryMachineLock(what);
    if (lock) return lock;
    if (!told) onWait?.();
    await pause(200);
  }
}
