import { visitConsole } from '@iwaa/testing/visit-console';

/** As much of a browser as the console needs: what signs in, sends commands as the console's page does, and hears the stream. */
export interface ConsoleBrowser {
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a command as the console's own page does. */
  command(path: string, body?: unknown): Promise<Response>;
  signIn(subject: string): Promise<void>;
  /** Opens the stream, from a place on where one is given. */
  stream(lastId?: string): Promise<OpenStream>;
}

export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

export interface OpenStream {
  /** What came so far. */
  readonly events: readonly StreamEvent[];
  /** Resolves when the console has closed it. */
  readonly ended: Promise<void>;
  close(): void;
}

export function openConsoleBrowser(consoleUrl: string): ConsoleBrowser {
  const visitor = visitConsole(consoleUrl);
  const ask: ConsoleBrowser['ask'] = (path, init) => visitor.ask(`${consoleUrl}${path}`, init);

  return {
    ask,
    command: (path, body = {}) =>
      ask(path, {
        method: 'POST',
        headers: {
          origin: consoleUrl,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      }),
    async signIn(subject) {
      const { href } = await visitor.signIn(subject);
      if (href !== `${consoleUrl}/`) throw new Error(`The sign-in stands still at ${href}.`);
    },
    async stream(lastId) {
      const closing = new AbortController();
      const answer = await ask('/stream', {
        headers: {
          accept: 'text/event-stream',
          ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
        },
        signal: closing.signal,
      });
      const events: StreamEvent[] = [];
      const ended = readEvents(answer, events).catch(() => undefined);
      return { events, ended, close: () => closing.abort() };
    },
  };
}

async function readEvents(answer: Response, events: StreamEvent[]): Promise<void> {
  let text = '';
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString('utf8');
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(part)?.[1] ?? '';
      if (field('event') !== '')
        events.push({ event: field('event'), id: field('id'), data: JSON.parse(field('data')) });
    }
  }
}
