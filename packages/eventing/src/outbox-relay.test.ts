import { eventually } from '@iwaa/testing/eventually';
import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import { anyFact } from './fact-arbitrary.ts';
import type { OutgoingFact } from './fact-publisher.ts';
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
      take: async (limit: number, shut: ReadonlySet<string>) => {
        takes += 1;
        return waiting.filter(({ topic }) => !shut.has(topic)).slice(0, limit);
      },
      remove: async (sent: readonly OutboxEntry[]) => {
        for (const entry of sent) {
          removed.push(entry.fact.id);
          waiting.splice(waiting.indexOf(entry), 1);
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
  start({ source: box.source, lease: held, publisher, pollMs: 1 });
  await until(() => box.waiting.length === 0);
  expect(tries).toEqual([tries[0], tries[0], tries[0]]);
  expect(box.removed).toEqual(tries[0]);
});

test('a full batch is followed by the next at once, without waiting for the poll', async () => {
  const box = outbox(entries(7));
  const sizes: number[] = [];
  const publisher = { publish: async (facts: readonly OutgoingFact[]) => void sizes.push(facts.length) };
  start({ source: box.source, lease: held, publisher, batch: 3, pollMs: 3_600_000 });
  await until(() => box.waiting.length === 0);
  expect(sizes).toEqual([3, 3, 1]);
});

test('many wakes during a batch are one more look', async () => {
  const box = outbox(entries(1));
  const gate = Promise.withResolvers<void>();
  const publisher = { publish: () => gate.promise };
  const relay = start({ source: box.source, lease: held, publisher, pollMs: 3_600_000 });
  await until(() => box.takes() === 1);
  for (let wakes = 0; wakes < 50; wakes += 1) relay.wake();
  gate.resolve();
  await until(() => box.takes() === 2);
  await new Promise((resolve) => setImmediate(resolve));
  expect(box.takes()).toBe(2);
});

test('a wake while it waits is a look at once', async () => {
  const box = outbox([]);
  const publisher = { publish: async () => undefined };
  const relay = start({ source: box.source, lease: held, publisher, pollMs: 3_600_000 });
  await until(() => box.takes() === 1);
  box.waiting.push(...entries(1));
  relay.wake();
  await until(() => box.waiting.length === 0);
});

test('who says where something was written has only that looked at', async () => {
  const box = outbox([]);
  const looks: (readonly string[] | 'all')[] = [];
  const source = {
    ...box.source,
    take: async (limit: number, shut: ReadonlySet<string>, only?: ReadonlySet<string>) => {
      looks.push(only ? [...only] : 'all');
      return box.source.take(limit, shut);
    },
  };
  const publisher = { publish: async () => undefined };
  const relay = start({ source, lease: held, publisher, pollMs: 3_600_000 });
  await until(() => looks.length === 1);
  box.waiting.push(...entries(1));
  relay.wake('bed');
  relay.wake('centre');
  await until(() => box.waiting.length === 0);
  expect(looks).toEqual(['all', ['bed', 'centre']]);
});

test('all is looked at within the poll, however often somebody says where', async () => {
  const looks: (readonly string[] | 'all')[] = [];
  const take = async (_limit: number, _shut: ReadonlySet<string>, only?: ReadonlySet<string>) => {
    looks.push(only ? [...only] : 'all');
    relay.wake('bed');
    await new Promise((resolve) => setImmediate(resolve));
    return [];
  };
  const source = { take, remove: async () => undefined };
  const relay = start({ source, lease: held, publisher: { publish: async () => undefined }, pollMs: 20 });
  await until(() => looks.filter((look) => look === 'all').length >= 3);
  expect(looks).toContainEqual(['bed']);
});

test('after a failure everything is looked at, whatever was said before it', async () => {
  const box = outbox([]);
  const looks: (readonly string[] | 'all')[] = [];
  const source = {
    ...box.source,
    take: async (limit: number, shut: ReadonlySet<string>, only?: ReadonlySet<string>) => {
      looks.push(only ? [...only] : 'all');
      return box.source.take(limit, shut);
    },
  };
  let away = true;
  const publisher = {
    publish: async () => {
      if (away) throw new Error('Kafka is away');
    },
  };
  const relay = start({ source, lease: held, publisher, pollMs: 3_600_000 });
  await until(() => looks.length === 1);
  box.waiting.push(...entries(1));
  relay.wake('bed');
  await until(() => looks.length === 2);
  away = false;
  relay.wake('bed');
  await until(() => box.waiting.length === 0);
  expect(looks.slice(0, 3)).toEqual(['all', ['bed'], 'all']);
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
  start({ source: box.source, lease: held, publisher, pollMs: 1, batch: 5 });
  await until(() => box.removed.length === 3);
  expect(box.removed).toEqual(['facts-0', 'facts-1', 'both-0']);
  expect(box.waiting).toHaveLength(21);
  expect(box.waiting.every(({ topic }) => topic === 'missing')).toBe(true);
});
