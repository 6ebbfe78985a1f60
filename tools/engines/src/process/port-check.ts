import { createServer } from 'node:net';
import { EnginesRefusal } from '../refusal.ts';

/** True when nothing listens on this port of 127.0.0.1. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Refuses with `port-in-use`, naming the port and the variable that sets another one. */
export async function needFreePort(title: string, port: number, setting: string): Promise<void> {
  if (await isFree(port)) return;
  throw new EnginesRefusal(
    'port-in-use',
    `${title} can't start because port ${port} of 127.0.0.1 is used by another process: stop that process, or set ${setting} to a free port.`,
  );
}
