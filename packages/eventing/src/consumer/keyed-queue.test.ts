import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { createKeyedQueue, type KeyedQueueOptions } from './keyed-queue.ts';

interface Item {
  readonly key: string;
  readonly number: number;
}

const item = (key: string, number: number): Item => ({ key, number });
const numbersOf = (items: readonly Item[]) => items.map(({ number }) => number);

/** A queue whose deliveries end when the test says so. */
function newQueue(options: Partial<KeyedQueueOptions<Item>> = {}) {
  const deliveries: { items: readonly Item[]; end: (again?: readonly Item[]) => void }[] = [];
  const queue = createKeyedQueue<Item>({
    concurrency: 2,
    itemsPerDelivery: 100,
    backoffMs: () => 0,
    deliver: (items) =>
      new Promise((resolve) => {
        deliveries.push({ items, end: (again = []) => resolve(again) });
      }),
    ...options,
  });
  const add = (...items: Item[]) => {
    for (const each of items) queue.add(each.key, each);
  };
  return { queue, deliveries, add };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** Long enough for all that is due by then. */
async function turns(count = 5): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('the queue', () => {
  test('has at most so many deliveries under way, and goes on when one ends', async () => {
    const { deliveries, add } = newQueue();
    add(item('A', 1), item('B', 2), item('C', 3));
    await turns();
    expect(deliveries.map(({ items }) => numbersOf(items))).toEqual([[1], [2]]);
    deliveries[0]?.end();
    await until(() => deliveries.length === 3);
    expect(numbersOf(deliveries[2]?.items ?? [])).toEqual([3]);
  });

  test('gathers what comes for a key that is under way, and delivers it together', async () => {
    const { deliveries, add } = newQueue();
    add(item('A', 1));
    await until(() => deliveries.length === 1);
    add(item('A', 2), item('A', 3));
    await turns();
    expect(deliveries).toHaveLength(1);
    deliveries[0]?.end();
    await until(() => deliveries.length === 2);
    expect(numbersOf(deliveries[1]?.items ?? [])).toEqual([2, 3]);
  });

  test('delivers the most urgent key first, whichever came first', async () => {
    const { deliveries, add } = newQueue({ concurrency: 1, priorityOf: ({ number }) => number });
    add(item('A', 5), item('B', 3), item('C', 9), item('C', 1), item('D', 7));
    for (let count = 1; count <= 4; count += 1) {
      await until(() => deliveries.length === count);
      deliveries[count - 1]?.end();
    }
    expect(deliveries.map(({ items }) => items[0]?.key)).toEqual(['C', 'B', 'A', 'D']);
  });

  test('delivers many keys at once where it may, and no more items than it may', async () => {
    const { deliveries, add } = newQueue({
      concurrency: 1,
      keysPerDelivery: Number.POSITIVE_INFINITY,
      itemsPerDelivery: 3,
    });
    add(item('A', 1), item('B', 2), item('C', 3), item('C', 4));
    await until(() => deliveries.length === 1);
    deliveries[0]?.end();
    await until(() => deliveries.length === 2);
    expect(deliveries.map(({ items }) => numbersOf(items))).toEqual([[1, 2, 3], [4]]);
  });

  test('tries what failed again before what came after it, and keeps no other key waiting meanwhile', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
    try {
      const waits: number[] = [];
      const { deliveries, add } = newQueue({
        concurrency: 1,
        backoffMs: (attempts) => waits.push(attempts) * 100,
      });
      add(item('A', 1), item('A', 2));
      await until(() => deliveries.length === 1);
      deliveries[0]?.end(deliveries[0].items);
      await turns();
      add(item('A', 3), item('B', 4));
      await until(() => deliveries.length === 2);
      expect(numbersOf(deliveries[1]?.items ?? [])).toEqual([4]);
      deliveries[1]?.end();
      await turns();
      expect(deliveries).toHaveLength(2);
      jest.advanceTimersByTime(100);
      await until(() => deliveries.length === 3);
      expect(numbersOf(deliveries[2]?.items ?? [])).toEqual([1, 2, 3]);
      deliveries[2]?.end(deliveries[2].items.slice(2));
      await turns();
      expect(waits).toEqual([1, 2]);
    } finally {
      jest.useRealTimers();
    }
  });

  test('drops what waits when it is cleared, and tries nothing again of what was under way', async () => {
    const { queue, deliveries, add } = newQueue();
    add(item('A', 1));
    await until(() => deliveries.length === 1);
    add(item('A', 2), item('B', 3));
    queue.clear();
    add(item('A', 4));
    await turns();
    expect(deliveries).toHaveLength(1);
    deliveries[0]?.end(deliveries[0].items);
    await until(() => deliveries.length === 2);
    expect(numbersOf(deliveries[1]?.items ?? [])).toEqual([4]);
    deliveries[1]?.end();
    await queue.idle();
    await turns();
    expect(deliveries).toHaveLength(2);
  });

  test('delivers everything once it succeeds, those of a key in their order and never two deliveries of it at once', async () => {
    const settings = fc.record({
      concurrency: fc.integer({ min: 1, max: 4 }),
      keysPerDelivery: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
      itemsPerDelivery: fc.constantFrom(1, 3, Number.POSITIVE_INFINITY),
      keys: fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { maxLength: 40 }),
      failures: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 20 }),
      hasPriority: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(settings, async ({ keys, failures, hasPriority, ...limits }) => {
        const items = keys.map((key, number) => item(key, number));
        const done: Item[] = [];
        const busy = new Set<string>();
        let underWay = 0;
        let calls = 0;
        const queue = createKeyedQueue<Item>({
          ...limits,
          priorityOf: hasPriority ? ({ number }) => -number : undefined,
          backoffMs: () => 0,
          async deliver(given) {
            const ofDelivery = new Set(given.map(({ key }) => key));
            for (const key of ofDelivery) expect(busy.has(key)).toBe(false);
            for (const key of ofDelivery) busy.add(key);
            underWay += 1;
            expect(underWay).toBeLessThanOrEqual(limits.concurrency);
            expect(ofDelivery.size).toBeLessThanOrEqual(limits.keysPerDelivery);
            expect(given.length).toBeLessThanOrEqual(limits.itemsPerDelivery);
            await new Promise((resolve) => setImmediate(resolve));
            underWay -= 1;
            for (const key of ofDelivery) busy.delete(key);
            const failed = failures[calls % failures.length] ?? 0;
            calls += 1;
            // The last of each delivery are left, but not for ever.
            const kept = calls > 200 ? given.length : Math.max(0, given.length - failed);
            done.push(...given.slice(0, kept));
            return given.slice(kept);
          },
        });
        for (const each of items) queue.add(each.key, each);
        await until(() => done.length === items.length);
        for (const [key, ofKey] of Map.groupBy(items, (each) => each.key))
          expect(done.filter((each) => each.key === key)).toEqual(ofKey);
      }),
      { numRuns: 100 },
    );
  });
});
