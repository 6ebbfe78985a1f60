import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningEngines, startEngines } from '@iwaa/engines/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createOutboxRelay, type OutboxEntry } from '../outbox/outbox-relay.ts';
import { holdFact } from '../testing/hold-fact.ts';
import { createKafkaFixture, type KafkaFixture } from '../testing/kafka-fixture.ts';

let home: string;
let engines: RunningEngines;
let fixture: KafkaFixture;

// Engines of its own: the others' tests must not lose their broker.
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'iwaa-broker-death-'));
  engines = await startEngines({ home, ports: 'free' });
  fixture = await createKafkaFixture(engines.addresses);
}, 120_000);

afterAll(async () => {
  await fixture?.close();
  await engines?.stop();
  await rm(home, { recursive: true, force: true });
}, 120_000);

test('a broker that is killed in the middle loses nothing, and nobody has to start anything again', async () => {
  const [topic = ''] = await fixture.topics('facts.v1');
  const waiting: OutboxEntry[] = [];
  const relay = createOutboxRelay({
    source: {
      take: async (limit) => waiting.slice(0, limit),
      remove: async (sent) => {
        const gone = new Set(sent);
        waiting.splice(0, waiting.length, ...waiting.filter((entry) => !gone.has(entry)));
      },
    },
    lease: { ttlMs: 3_000, acquire: async () => true, release: async () => undefined },
    publisher: fixture.publisher,
    log: fixture.log,
    batch: 50,
  });
  const seen = new Map<string, number[]>();
  const consumer = await fixture.consume('facts', [topic], (fact) => {
    const sequences = seen.get(fact.data.caseId) ?? [];
    seen.set(fact.data.caseId, [...sequences, fact.sequence]);
  });
  relay.start();
  await eventually(() => expect(consumer.isConnected()).toBe(true));

  const kafkaPid = () => engines.states().find(({ name }) => name === 'kafka')?.pid ?? 0;
  const killed = kafkaPid();
  const rounds = 60;
  for (let number = 1; number <= rounds; number += 1) {
    for (let caseNumber = 0; caseNumber < 50; caseNumber += 1) {
      const entry = { topic, ...holdFact(caseNumber, number), documentRef: undefined };
      waiting.push(entry);
      relay.offer([entry]);
    }
    if (number === rounds / 2) {
      await eventually(() => expect(seen.size).toBeGreaterThan(0));
      process.kill(killed, 'SIGKILL');
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  await eventually(() => {
    expect(waiting).toHaveLength(0);
    expect(seen.size).toBe(50);
    for (const sequences of seen.values()) {
      expect(new Set(sequences).size).toBe(rounds);
    }
  }, 120_000);
  // Facts may come twice; the first time that each comes, they come in order.
  for (const sequences of seen.values()) {
    expect([...new Set(sequences)]).toEqual(Array.from({ length: rounds }, (_, index) => index + 1));
  }
  await eventually(() => expect(consumer.isConnected()).toBe(true));
  expect(kafkaPid()).not.toBe(killed);
  expect(fixture.fatal).toEqual([]);
  await relay.stop();
}, 200_000);
