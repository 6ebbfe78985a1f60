/** Things that are drawn from somewhere slow, several at once. */
export interface Prefetched<Item> {
  /** The next one, in the order in which they were drawn; rejects when its draw failed, and the next asks anew. */
  next(): Promise<Item>;
}

/** So many ms count as the last moment: what was asked for in it is what the next is expected to ask for. */
const momentMs = 1000;

/**
 * Whoever asks while a draw is under way is served by the next one, together. While many ask, as many are drawn ahead as the last
 * moment needed, so that nobody waits; who asks alone has one drawn, and nothing is left over.
 */
export function createPrefetched<Item>(
  draw: (count: number) => Promise<readonly Item[]>,
  now: () => number = () => performance.now(),
): Prefetched<Item> {
  const stock: Item[] = [];
  let waiting: PromiseWithResolvers<Item>[] = [];
  let asked: number[] = [];
  let drawing = false;

  function expected(): number {
    const since = now() - momentMs;
    asked = asked.filter((at) => at > since);
    return asked.length > 1 ? asked.length : 0;
  }

  function isNeeded(): boolean {
    return waiting.length > 0 || stock.length < expected() / 2;
  }

  async function drawOnce(): Promise<boolean> {
    const served = waiting;
    waiting = [];
    try {
      stock.push(...(await draw(served.length + Math.max(0, expected() - stock.length))));
      for (const each of served) each.resolve(stock.shift() as Item);
      return true;
    } catch (error) {
      for (const each of served) each.reject(error);
      return false;
    }
  }

  async function drawWhileNeeded(): Promise<void> {
    if (drawing) return;
    drawing = true;
    // After a failure only those who ask have it tried again: nobody waits for what is drawn ahead.
    for (let well = true; waiting.length > 0 || (well && isNeeded()); ) well = await drawOnce();
    drawing = false;
  }

  return {
    next() {
      asked.push(now());
      const ready = stock.shift();
      const asking = Promise.withResolvers<Item>();
      if (ready === undefined) waiting.push(asking);
      else asking.resolve(ready);
      if (isNeeded()) void drawWhileNeeded();
      return asking.promise;
    },
  };
}
