export interface KeyedQueueOptions<Item> {
  /** How many deliveries are under way at once. */
  readonly concurrency: number;
  /** How many keys a delivery may have; 1 if not given. */
  readonly keysPerDelivery?: number | undefined;
  /** How many items a delivery may have. */
  readonly itemsPerDelivery: number;
  /** Of what waits the key with the lowest is delivered first; the one that came first where it is not given. */
  readonly priorityOf?: ((item: Item) => number) | undefined;
  /** Works on items, those of a key in their order, and gives back those that are to be tried again. Never rejects. */
  deliver(items: readonly Item[]): Promise<readonly Item[]>;
  /** How long a key waits after so many tries in a row that left some of its items, in ms. */
  backoffMs(attempts: number): number;
}

/**
 * Delivers items by their key: one delivery of a key at a time, few deliveries at once, the most urgent key first. What comes
 * for a key meanwhile is gathered and delivered together. A key whose items have to be tried again waits for its backoff
 * and keeps no other from being delivered.
 */
export interface KeyedQueue<Item> {
  add(key: string, item: Item): void;
  /** Drops what waits. What is under way ends, and nothing of it is tried again. */
  clear(): void;
  /** Resolves when no delivery is under way. */
  idle(): Promise<void>;
}

interface Waiting<Item> {
  items: Item[];
  priority: number;
  /** Tries in a row that left some of its items. */
  attempts: number;
}

export function createKeyedQueue<Item>(options: KeyedQueueOptions<Item>): KeyedQueue<Item> {
  const { concurrency, keysPerDelivery = 1, itemsPerDelivery, priorityOf, deliver, backoffMs } = options;
  let waiting = new Map<string, Waiting<Item>>();
  /** Those that wait for their backoff. */
  let backingOff = new Map<string, Waiting<Item>>();
  const busy = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let scheduled = false;

  const lowest = (items: readonly Item[]): number =>
    priorityOf
      ? items.reduce((least, item) => Math.min(least, priorityOf(item)), Number.POSITIVE_INFINITY)
      : 0;

  /** What comes in the same turn of the event loop is seen as a whole before the first of it is delivered. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      pump();
    });
  }

  function pump(): void {
    while (underWay.size < concurrency) {
      const taken = take();
      if (taken.size === 0) return;
      const delivery = work(taken).finally(() => {
        underWay.delete(delivery);
        schedule();
      });
      underWay.add(delivery);
    }
  }

  function take(): Map<string, Waiting<Item>> {
    const taken = new Map<string, Waiting<Item>>();
    let room = itemsPerDelivery;
    while (taken.size < keysPerDelivery && room > 0) {
      const next = mostUrgent();
      if (!next) break;
      const [key, of] = next;
      waiting.delete(key);
      const rest = of.items.splice(room);
      if (rest.length > 0) waiting.set(key, { items: rest, priority: lowest(rest), attempts: 0 });
      room -= of.items.length;
      busy.add(key);
      taken.set(key, of);
    }
    return taken;
  }

  function mostUrgent(): [string, Waiting<Item>] | undefined {
    let first: [string, Waiting<Item>] | undefined;
    for (const entry of waiting) {
      if (busy.has(entry[0])) continue;
      if (!priorityOf) return entry;
      if (!first || entry[1].priority < first[1].priority) first = entry;
    }
    return first;
  }

  async function work(taken: ReadonlyMap<string, Waiting<Item>>): Promise<void> {
    const before = waiting;
    const left = new Set(await deliver([...taken.values()].flatMap(({ items }) => items)));
    for (const [key, { items, attempts }] of taken) {
      busy.delete(key);
      const again = items.filter((item) => left.has(item));
      // Cleared meanwhile: what it was told to drop does not come back.
      if (again.length > 0 && before === waiting) backOff(key, again, attempts + 1);
    }
  }

  function backOff(key: string, again: readonly Item[], attempts: number): void {
    const items = [...again, ...(waiting.get(key)?.items ?? [])];
    waiting.delete(key);
    const of = { items, priority: lowest(items), attempts };
    backingOff.set(key, of);
    setTimeout(() => {
      if (backingOff.get(key) !== of) return;
      backingOff.delete(key);
      waiting.set(key, of);
      schedule();
    }, backoffMs(attempts));
  }

  return {
    add(key, item) {
      const of = backingOff.get(key) ?? waiting.get(key);
      if (of) {
        of.items.push(item);
        if (priorityOf) of.priority = Math.min(of.priority, priorityOf(item));
      } else waiting.set(key, { items: [item], priority: lowest([item]), attempts: 0 });
      schedule();
    },
    clear() {
      waiting = new Map();
      backingOff = new Map();
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
