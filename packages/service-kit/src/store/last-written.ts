import { LRUCache } from 'lru-cache';
import type { StoredAggregate } from './stored-aggregate.ts';

/**
 * What this process wrote, or read for a command, last of some aggregates. Others may have written since: what is decided on it
 * counts only where the write that follows finds the same version.
 */
export interface LastWritten<State> {
  get(id: string): StoredAggregate<State> | undefined;
  keep(document: StoredAggregate<State>): void;
  forget(id: string): void;
  /** Takes note that these facts of an aggregate have left its outbox, each for one topic. */
  left(id: string, isGone: (factId: string, topic: string) => boolean): void;
}

/** So many of a kind: those that a crowded night comes back to within minutes, in a few megabytes. */
const keptOfAKind = 1000;

export function createLastWritten<State>(most = keptOfAKind): LastWritten<State> {
  const kept = new LRUCache<string, StoredAggregate<State>>({ max: most });
  return {
    get: (id) => kept.get(id),
    keep: (document) => void kept.set(document._id, document),
    forget: (id) => void kept.delete(id),
    left(id, isGone) {
      const known = kept.peek(id);
      if (!known) return;
      const { outboxSince, ...rest } = known;
      const outbox = (known.outbox ?? [])
        .map((item) => ({ ...item, topics: item.topics.filter((topic) => !isGone(item.id, topic)) }))
        .filter(({ topics }) => topics.length > 0);
      kept.set(id, { ...rest, outbox, ...(outbox.length > 0 && outboxSince ? { outboxSince } : {}) });
    },
  };
}
