import { closeSync, openSync, writeSync } from 'node:fs';

/** The effect that a write has to have in the topics, told by what makes it recognisable there. */
export interface Effect {
  readonly type: string;
  readonly where: Readonly<Record<string, string | number>>;
  /** `one`: once, however often and by whomever it is asked for; `each`: once for each write. */
  readonly count: 'one' | 'each';
  /** Expected only of an answer that says so. */
  readonly onlyIf?: Readonly<Record<string, string>>;
  /** Facts of the same place of which one may stand instead: it was decided otherwise before this was heard. */
  readonly orElse?: readonly string[];
  /** Fields that the answer and the fact must have alike. */
  readonly alike?: readonly string[];
}

/** What was sent: under one key, always the same. */
export interface Request {
  readonly key: string;
  readonly client: string;
  /** The path of its route, with its parameters by name, and what they are. */
  readonly path: string;
  readonly params: unknown;
  readonly body: unknown;
  readonly effect: Effect | undefined;
}

const overKafka = 'kafka-';

/** The name in the journal of an agency that answers over Kafka. */
export function kafkaClientOf(agencyId: string): string {
  return `${overKafka}${agencyId}`;
}

/** The agency that has made a request over Kafka; undefined for a request by HTTP. */
export function answeringAgency({ client }: Pick<Request, 'client'>): string | undefined {
  return client.startsWith(overKafka) ? client.slice(overKafka.length) : undefined;
}

/** How a request stands: unknown means that no answer came, so that it may have been carried out or not. */
export type Outcome =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'acknowledged'; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

export interface Write {
  readonly request: Request;
  readonly outcome: Outcome;
  /** Tries whose answer never came. */
  readonly lost: number;
  readonly firstSentAt: number;
  readonly lastHeardAt: number;
}

/** What the client knows of its own writes, kept in memory and, line by line, in a file that is only ever added to. */
export interface Journal {
  sent(request: Request): void;
  heard(key: string, outcome: Outcome): void;
  find(key: string): Write | undefined;
  writes(): Iterable<Write>;
  acknowledged(): number;
  close(): void;
}

/** Opens a journal whose lines go to a file. */
export function openJournal(path: string): Journal {
  const file = openSync(path, 'a');
  const writes = new Map<string, Write>();
  let acknowledged = 0;
  const line = (entry: object): void => {
    writeSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
  };
  return {
    sent(request) {
      const known = writes.get(request.key);
      const { key, client, path, params, body } = request;
      line(known ? { what: 'sent-again', key } : { what: 'sent', key, client, path, params, body });
      const now = Date.now();
      if (!known) {
        const outcome = { kind: 'unknown' } as const;
        writes.set(key, { request, outcome, lost: 0, firstSentAt: now, lastHeardAt: now });
      }
    },
    heard(key, outcome) {
      const known = writes.get(key);
      if (!known) return;
      const { kind, ...rest } = outcome;
      line({ what: kind, key, ...rest });
      if (outcome.kind === 'acknowledged' && known.outcome.kind !== 'acknowledged') acknowledged += 1;
      // An answer that has come once is not made unknown by a repetition that got none.
      const kept = outcome.kind === 'unknown' ? known.outcome : outcome;
      const lost = known.lost + (outcome.kind === 'unknown' ? 1 : 0);
      writes.set(key, { ...known, outcome: kept, lost, lastHeardAt: Date.now() });
    },
    find: (key) => writes.get(key),
    writes: () => writes.values(),
    acknowledged: () => acknowledged,
    close: () => closeSync(file),
  };
}
