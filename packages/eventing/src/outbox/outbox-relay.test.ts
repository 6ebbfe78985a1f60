import { eventually } from '@iwaa/testing/eventually';
import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import type { OutgoingFact } from '../kafka/fact-publisher.ts';
import { anyFact } from '../testing/fact-arbitrary.ts';
import { createOutboxRelay, type Lease, type OutboxEntry, type OutboxRelay } from './outbox-relay.ts';

const log = pino({ level: 'silent' });
const running: OutboxRelay[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((relay) => relay.stop()));
});

function entries(count: number, topic = 'facts'): OutboxEntry[] {
  return fc.sample(anyFact, count).map((fact, index) => ({
    topic,
    key: 'SK-2425-00042',
    fact: { ...fact, id: `${topic}-${index}` },
    documentRef: index,
  }));
}

function outbox(waiting: OutboxEntry[]) {
  const removed: string[] = [];
  let takes = 0;
  return {
    waiting,
    removed,
    takes: () => takes,
    source: {
      take: async (limit: number, leftOut: ReadonlySet<string>) => {
        takes += 1;
        return waiting.filter(({ topic }) => !leftOut.has(topic)).slice(0, limit);
      },
      remove: async (sent: readonly OutboxEntry[]) => {
        for (const entry of sent) {
          removed.push(entry.fact.id);
          const at = waiting.indexOf(entry);
          if (at >= 0) waiting.splice(at, 1);
        }
      },
    },
  };
}

const held: Lease = { ttlMs: 1_000, acquire: async () => true, release: async () => undefined };

function start(options: Omit<Parameters<typeof createOutboxRelay>[0], 'log'>): OutboxRelay {
  const relay = createOutboxRelay({ log, ...options });
  running.push(relay);
  relay.start();
  return relay;
}

function until(condition: () => boolean): Promise<void> {
  return eventually(() => expect(condition()).toBe(true));
}

test('only what was acknowledged is removed, and what was not is sent again', async () => {
  const box = outbox(entries(3));
  const tries: string[][] = [];
  const publisher = {
    publish: async (facts: readonly OutgoingFact[]) => {
      tries.push(facts.map(({ fact }) => fact.id));
      if (tries.length < 3) {
        expect(box.removed).toEqual([]);
        throw new Error('Kafka is away');
      }
    },
  };
  start({ source: box.source, lease: held, publisher, pollMs: 1, emptyAfterMs: 1 });
  await until(() => box.waiting.length === 0);
  expect(tries).toEqual([tries[0], tries[0], tries[0]]);
  expect(box.removed).toEqual(tries[0]);
});

test('a full batch is followed by the next at once, without waiting for the poll', async () => {
  const box = outbox(entries(7));
  const sizes: number[] = [];
  const publisher = { publish: async (facts: readonly OutgoingFact[]) => void sizes.push(facts.length) };
  start({ source: box.source, lease: held, publisher, batch: 3, pollMs: 3_600_000, emptyAfterMs: 1 });
  await until(() => box.waiting.length === 0);
  expect(sizes).toEqual([3, 3, 1]);
});

test('what is offered is sent without a look into the outbox, in the order of its offers', async () => {
  const box = outbox([]);
  const published: string[] = [];
  const publisher = {
    publish: async (facts: readonly OutgoingFact[]) =>
      void published.push(...facts.map(({ fact }) => fact.id)),
  };
  const relay = start({ source: box.source, lease: held, publisher, pollMs: 3_600_000, emptyAfterMs: 1 });
  await until(() => box.takes() === 1);
  const [first, second, third] = entries(3) as [OutboxEntry, OutboxEntry, OutboxEntry];
  for (const offered of [[first], [first, second], [first, second, third]]) {
    box.waiting.push(...offered.slice(-1));
    relay.offer(offered);
  }
  await until(() => box.waiting.length === 0);
  expect(published).toEqual(['facts-0', 'facts-1', 'facts-2']);
  expect(box.takes()).toBe(1);
});

test('what nobody has offered is found within the poll, once', async () => {
  const box = outbox([]);
  const published: number[] = [];
  const publisher = { publish: async (facts: readonly OutgoingFact[]) => void published.push(facts.length) };
  start({ source: box.source, lease: held, publisher, pollMs: 20, emptyAfterMs: 1 });
  await until(() => box.takes() > 0);
  box.waiting.push(...entries(1));
  await until(() => box.waiting.length === 0);
  expect(published).toEqual([1]);
});

test('after a failure the outbox itself is looked at, and what was offered is not sent before what is older', async () => {
  const [older, newer] = entries(2) as [OutboxEntry, OutboxEntry];
  const box = outbox([]);
  const published: string[] = [];
  let away = true;
  const publisher = {
    publish: async (facts: readonly OutgoingFact[]) => {
      if (away) throw new Error('Kafka is away');
      published.push(...facts.map(({ fact }) => fact.id));
    },
  };
  const relay = start({ source: box.source, lease: held, publisher, pollMs: 3_600_000 });
  await until(() => box.takes() === 1);
  box.waiting.push(older);
  relay.offer([older]);
  await until(() => box.takes() === 2);
  box.waiting.push(newer);
  relay.offer([newer]);
  away = false;
  await until(() => box.waiting.length === 0);
  expect(published).toEqual([older.fact.id, newer.fact.id]);
});

test('what was sent is removed together, and is not sent again while it still stands in the outbox', async () => {
  const box = outbox(entries(2));
  const removals: number[] = [];
  let failing = true;
  const source = {
    ...box.source,
    remove: async (sent: readonly OutboxEntry[]) => {
      removals.push(sent.length);
      if (failing) throw new Error('MongoDB is away');
      await box.source.remove(sent);
    },
  };
  const published: number[] = [];
  const publisher = { publish: async (facts: readonly OutgoingFact[]) => void published.push(facts.length) };
  start({ source, lease: held, publisher, pollMs: 5, emptyAfterMs: 1 });
  await until(() => box.takes() >= 4 && removals.length > 1);
  failing = false;
  await until(() => box.waiting.length === 0);
  expect(published).toEqual([2]);
  expect(Math.min(...removals)).toBe(2);
});

test('more offers than are kept in memory while Kafka stands still are read from the outbox, in their order', async () => {
  const box = outbox([]);
  const gate = Promise.withResolvers<void>();
  const published: string[] = [];
  const publisher = {
    publish: async (facts: readonly OutgoingFact[]) => {
      await gate.promise;
      published.push(...facts.map(({ fact }) => fact.id));
    },
  };
  const relay = start({ source: box.source, lease: held, publisher, pollMs: 3_600_000 });
  await until(() => box.takes() === 1);
  const many = entries(3).flatMap((entry) =>
    Array.from({ length: 2_000 }, (_, index) => ({
      ...entry,
      fact: { ...entry.fact, id: `${entry.fact.id}-${index}` },
    })),
  );
  box.waiting.push(...many);
  for (const entry of many) relay.offer([entry]);
  gate.resolve();
  await until(() => box.waiting.length === 0);
  expect(published).toEqual(many.map(({ fact }) => fact.id));
});

test('nothing is relayed while another process holds the lease', async () => {
  const box = outbox(entries(1));
  let free = false;
  const lease = { ...held, ttlMs: 4, acquire: async () => free };
  start({ source: box.source, lease, publisher: { publish: async () => undefined }, pollMs: 1 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(box.takes()).toBe(0);
  free = true;
  await until(() => box.waiting.length === 0);
});

test('stopping finishes the batch in flight and then gives the lease back', async () => {
  const box = outbox(entries(2));
  const gate = Promise.withResolvers<void>();
  const story: string[] = [];
  const lease = {
    ...held,
    release: async () => void story.push(`released with ${box.waiting.length} waiting`),
  };
  const relay = start({ source: box.source, lease, publisher: { publish: () => gate.promise } });
  await until(() => box.takes() === 1);
  const stopping = relay.stop();
  gate.resolve();
  await stopping;
  expect(story).toEqual(['released with 0 waiting']);
});

test('a topic that is missing holds up no other, however many facts wait for it; and what waits stays', async () => {
  const [shared] = entries(1, 'both');
  if (shared === undefined) throw new Error('No entry was made.');
  const both = [
    { ...shared, topic: 'facts' },
    { ...shared, topic: 'missing' },
  ];
  const box = outbox([...entries(20, 'missing'), ...entries(2, 'facts'), ...both]);
  const publisher = {
    publish: async (facts: readonly OutgoingFact[]) => {
      if (facts.some(({ topic }) => topic === 'missing')) {
        throw Object.assign(new Error('no such topic'), { type: 'UNKNOWN_TOPIC_OR_PARTITION' });
      }
    },
  };
  const relay = start({ source: box.source, lease: held, publisher, pollMs: 1, batch: 5 });
  await until(() => box.removed.length === 3);
  expect(relay.unavailableTopics().map(({ topic }) => topic)).toEqual(['missing']);
  expect(box.removed).toEqual(['facts-0', 'facts-1', 'both-0']);
  expect(box.waiting).toHaveLength(21);
  expect(box.waiting.every(({ topic }) => topic === 'missing')).toBe(true);
});
