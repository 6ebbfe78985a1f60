import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A command of the floor's clients: a path and a body in JSON; gives the answer, or undefined where it is refused. */
export type Answer = (path: string, body: Readonly<Record<string, unknown>>) => Promise<object | undefined>;

/** Listens on a free port of this machine and says which to the process that started this one. */
export function listen(answer: Answer): void {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const said = await answer(request.url ?? '', body === '' ? {} : JSON.parse(body));
      response.writeHead(said ? 200 : 409, { 'content-type': 'application/json' });
      response.end(JSON.stringify(said ?? {}));
    })().catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ ready: true, port: typeof address === 'object' ? address?.port : undefined });
  });
  endWithParent();
}

/** This process lives no longer than the one that started it. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit());
}
