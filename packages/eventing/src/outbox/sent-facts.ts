import type { Logger } from 'pino';
import { createOutageLog } from '../failure/outage-log.ts';
import { backoff } from '../failure/pause.ts';
import type { OutboxEntry, OutboxSource } from './outbox-relay.ts';

/** What Kafka has acknowledged and the outbox may still hold. */
export interface SentFacts {
  has(entry: OutboxEntry): boolean;
  /** They are removed from the outbox once nothing more is sent, within `emptyAfterMs` at the latest: many in one write. */
  add(entries: readonly OutboxEntry[]): void;
  /** Removes at once what waits for it. Never rejects: what could not be removed is tried again. */
  flush(): Promise<void>;
  /** Removes what waits, and tries nothing more: what stays is sent once more by whoever relays next. */
  close(): Promise<void>;
}

/** Where nothing was sent for so long (ms), nothing is gained by waiting for more. */
const quietMs = 100;
/** So many facts are remembered as sent; one that is forgotten is at worst sent again. */
const rememberedFacts = 20_000;

/**
 * Facts are removed from the outbox a moment after they were sent and together: each removal alone would cost the database
 * as much as the write that left them there. A process that dies in that moment leaves them to be sent again.
 */
export function createSentFacts(options: {
  source: Pick<OutboxSource, 'remove'>;
  emptyAfterMs: number;
  log: Logger;
}): SentFacts {
  const { source, emptyAfterMs } = options;
  const outage = createOutageLog(
    options.log,
    'What was sent can not be removed from the outbox; it stays there, is not sent again, and is removed later.',
  );
  // A map keeps the order in which its keys came, and so knows the oldest.
  const sent = new Map<string, true>();
  let toRemove = new Map<string, OutboxEntry>();
  let underRemoval = new Map<string, OutboxEntry>();
  let timer: NodeJS.Timeout | undefined;
  let removing: Promise<void> = Promise.resolve();
  let failures = 0;
  /** The time (`performance.now`) at which what waits for its removal is removed whatever is sent. */
  let latest: number | undefined;

  function removeIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      latest = undefined;
      removing = removing.then(remove);
    }, ms);
  }

  function removeWhenQuiet(): void {
    // What could not be removed waits for its next try.
    if (failures > 0) return;
    latest ??= performance.now() + emptyAfterMs;
    removeIn(Math.max(0, Math.min(quietMs, latest - performance.now())));
  }

  async function remove(): Promise<void> {
    if (toRemove.size === 0) return;
    underRemoval = toRemove;
    toRemove = new Map();
    try {
      await source.remove([...underRemoval.values()]);
      failures = 0;
      outage.recovered();
    } catch (error) {
      outage.failed(error);
      toRemove = new Map([...underRemoval, ...toRemove]);
      failures += 1;
      removeIn(backoff(failures, emptyAfterMs));
    } finally {
      underRemoval = new Map();
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    latest = undefined;
    removing = removing.then(remove);
    await removing;
  }

  return {
    has: (entry) => sent.has(placeOf(entry)),
    add(entries) {
      for (const entry of entries) {
        const place = placeOf(entry);
        sent.set(place, true);
        if (!underRemoval.has(place)) toRemove.set(place, entry);
      }
      for (const [oldest] of sent) {
        if (sent.size <= rememberedFacts) break;
        sent.delete(oldest);
      }
      removeWhenQuiet();
    },
    flush,
    async close() {
      await flush();
      clearTimeout(timer);
    },
  };
}

/** A fact and where it goes: one for two topics is sent twice. */
export function placeOf({ fact, topic }: OutboxEntry): string {
  return `${fact.id}|${topic}`;
}
