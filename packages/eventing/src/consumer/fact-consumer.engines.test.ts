import type { Fact } from '@iwaa/contracts/event';
import { holdLapsed } from '@iwaa/contracts/events/shelter-capacity';
import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countDeadLetters, readDeadLetters } from '../dead-letters/dead-letters.ts';
import { PermanentFault, TransientFault } from '../failure/fault.ts';
import { holdFact } from '../testing/hold-fact.ts';
import { createKafkaFixture, type KafkaFixture } from '../testing/kafka-fixture.ts';

let fixture: KafkaFixture;

beforeAll(async () => {
  fixture = await createKafkaFixture(testEngines().addresses);
});

afterAll(() => fixture.close());

async function newTopic(name: string): Promise<string> {
  const [topic = ''] = await fixture.topics(name);
  return topic;
}

/** The dead letters of one source topic. */
async function lettersFrom(topic: string) {
  return (await readDeadLetters(fixture.kafka, fixture.deadLettersTopic)).filter(
    ({ origin }) => origin?.topic === topic,
  );
}

test('facts of one case arrive in the order in which they were published', async () => {
  const topic = await newTopic('order.v1');
  // A fact may come twice, on a busy machine: the first time that each comes counts.
  const seen = new Map<string, Set<number>>();
  await fixture.consume('order', [topic], async (fact) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    seen.set(fact.data.caseId, (seen.get(fact.data.caseId) ?? new Set()).add(fact.sequence));
  });
  const numbers = Array.from({ length: 25 }, (_, index) => index + 1);
  for (const number of numbers) {
    await fixture.publisher.publish(
      Array.from({ length: 40 }, (_, caseNumber) => ({ topic, ...holdFact(caseNumber, number) })),
    );
  }
  await eventually(() => expect([...seen.values()].flatMap((each) => [...each])).toHaveLength(1_000));
  for (const sequences of seen.values()) {
    expect([...sequences]).toEqual(numbers);
  }
});

test('poison goes to the dead letters with its origin, its bytes unchanged, and the partition moves on', async () => {
  const topic = await newTopic('poison.v1');
  const seen: string[] = [];
  await fixture.consume('poison', [topic], (fact) => void seen.push(fact.id));
  const [before, after] = [holdFact(1, 1), holdFact(1, 2)];
  await fixture.publisher.publish([{ topic, ...before }]);
  await fixture.publisher.forward(topic, [
    { key: before.key, value: '{"half":', headers: { ce_specversion: '1.0', ce_type: holdLapsed.type } },
    { key: before.key, value: null },
  ]);
  await fixture.publisher.publish([{ topic, ...after }]);

  await eventually(() => expect(seen).toEqual([before.fact.id, after.fact.id]));
  const letters = await eventually(async () => {
    const found = await lettersFrom(topic);
    expect(found).toHaveLength(2);
    return found;
  });
  expect(letters.map(({ origin }) => origin?.reason).sort()).toEqual([
    'missing-header:ce_source',
    'missing-header:ce_specversion',
  ]);
  expect(letters[0]?.origin).toMatchObject({ group: fixture.name('poison'), offset: '1' });
});

test('a refused fact is put aside at once and an unknown error after five retries, and neither stops the others', async () => {
  const topic = await newTopic('refused.v1');
  const tries = new Map<number, number>();
  await fixture.consume('refused', [topic], (fact) => {
    tries.set(fact.sequence, (tries.get(fact.sequence) ?? 0) + 1);
    if (fact.sequence === 1) throw new PermanentFault('no-such-centre');
    if (fact.sequence === 2) throw new Error('Fatima, born 1961');
  });
  await fixture.publisher.publish([1, 2, 3].map((number) => ({ topic, ...holdFact(7, number) })));
  await eventually(() =>
    expect([...tries]).toEqual([
      [1, 1],
      [2, 6],
      [3, 1],
    ]),
  );
  const letters = await lettersFrom(topic);
  expect(letters.map(({ origin }) => [origin?.reason, origin?.code])).toEqual([
    ['refused', 'no-such-centre'],
    ['failed-repeatedly', 'Error'],
  ]);
  expect(JSON.stringify(letters)).not.toContain('Fatima');
});

test('a transient fault is waited out, longer than a session lasts, and nothing is put aside', async () => {
  const topic = await newTopic('transient.v1');
  const seen: number[] = [];
  const end = Date.now() + 12_000;
  await fixture.consume('transient', [topic], (fact) => {
    if (Date.now() < end) throw new TransientFault('MongoDB is away');
    seen.push(fact.sequence);
  });
  await fixture.publisher.publish([1, 2].map((number) => ({ topic, ...holdFact(9, number) })));
  await eventually(() => expect(seen).toEqual([1, 2]), 30_000);
  expect(await lettersFrom(topic)).toEqual([]);
});

test.each([
  ['of another case', 22],
  ['of its own case', 21],
])(
  'a fact that waits for one %s on another topic does not keep that one from being read',
  async (_what, caseNumber) => {
    const [waits, waitedFor] = await Promise.all([
      newTopic(`waits-${caseNumber}.v1`),
      newTopic(`waited-for-${caseNumber}.v1`),
    ]);
    let known = false;
    let met = 0;
    const seen: number[] = [];
    await fixture.consume(`waiting-${caseNumber}`, [waits, waitedFor], (fact) => {
      if (fact.sequence === 2) known = true;
      else if (!known) {
        met += 1;
        throw new TransientFault('the other fact is not there yet');
      }
      seen.push(fact.sequence);
    });
    await fixture.publisher.publish([{ topic: waits, ...holdFact(21, 1) }]);
    await eventually(() => expect(met).toBeGreaterThan(0));
    await fixture.publisher.publish([{ topic: waitedFor, ...holdFact(caseNumber, 2) }]);
    await eventually(() => expect(seen).toEqual([2, 1]));
  },
);

test('in a batch, one fact that is refused is put aside and the others are handled', async () => {
  const topic = await newTopic('bulk.v1');
  const handled = new Set<number>();
  const facts = Array.from({ length: 20 }, (_, index) => ({ topic, ...holdFact(11, index + 1) }));
  await fixture.publisher.publish(facts);
  await fixture.consume('bulk', [topic], {
    types: [holdLapsed.type],
    handleBatch: async (given: readonly Fact[]) => {
      if (given.some(({ sequence }) => sequence === 13)) throw new PermanentFault('unlucky');
      for (const { sequence } of given) handled.add(sequence);
      return [];
    },
  });
  await eventually(() => expect(handled.size).toBe(19));
  const letters = await eventually(async () => {
    const found = await lettersFrom(topic);
    expect(found).toHaveLength(1);
    return found;
  });
  expect(letters[0]?.id).toBe(facts[12]?.fact.id);
});

test('a reader is given what comes later while the work on what came before goes on', async () => {
  const topic = await newTopic('ahead.v1');
  const held = Promise.withResolvers<void>();
  const given: number[] = [];
  await fixture.consume('ahead', [topic], {
    types: [holdLapsed.type],
    concurrency: 2,
    handleBatch: async (facts: readonly Fact[]) => {
      given.push(...facts.map(({ sequence }) => sequence));
      if (facts.some(({ sequence }) => sequence === 1)) await held.promise;
      return [];
    },
  });
  await fixture.publisher.publish([{ topic, ...holdFact(31, 1) }]);
  await eventually(() => expect(given).toEqual([1]));
  await fixture.publisher.publish([{ topic, ...holdFact(32, 2) }]);
  await eventually(() => expect(given).toEqual([1, 2]));
  held.resolve();
});

test('what a reader had left when it stopped is read again, though what came after it was done', async () => {
  const topic = await newTopic('left.v1');
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
  const first = new Set<number>();
  const reading = {
    types: [holdLapsed.type],
    keysPerBatch: 1,
    concurrency: 2,
  };
  const consumer = await fixture.consume('left', [topic], {
    ...reading,
    handleBatch: async (facts: readonly Fact[], signal: AbortSignal) => {
      if (facts.some(({ sequence }) => sequence === 2)) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        throw new TransientFault('it was stopped');
      }
      for (const { sequence } of facts) first.add(sequence);
      return [];
    },
  });
  await fixture.publisher.publish(numbers.map((number) => ({ topic, ...holdFact(number, number) })));
  await eventually(() => expect(first.size).toBe(numbers.length - 1));
  await consumer.stop();
  const again = new Set<number>();
  await fixture.consume('left', [topic], {
    ...reading,
    handleBatch: async (facts: readonly Fact[]) => {
      for (const { sequence } of facts) again.add(sequence);
      return [];
    },
  });
  await eventually(() => expect(again).toContain(2));
});

test('a reader whose oldest message can not be handled shows it, does the others, and gets on once it can', async () => {
  const topic = await newTopic('still.v1');
  const seen = new Set<number>();
  let away = true;
  const consumer = await fixture.consume(
    'still',
    [topic],
    (fact) => {
      if (fact.sequence === 1 && away) throw new TransientFault('away');
      seen.add(fact.sequence);
    },
    { stillAfterMs: 1_000 },
  );
  await fixture.publisher.publish([1, 2, 3].map((number) => ({ topic, ...holdFact(number, number) })));
  await eventually(() => expect(seen).toEqual(new Set([2, 3])));
  await eventually(() => expect(consumer.isProgressing()).toBe(false));
  expect(consumer.isConnected()).toBe(true);
  away = false;
  await eventually(() => expect(seen).toEqual(new Set([1, 2, 3])));
  await eventually(() => expect(consumer.isProgressing()).toBe(true));
});

test('a batch waits out a transient fault in its place, longer than a session lasts', async () => {
  const topic = await newTopic('ahead-transient.v1');
  const seen: number[] = [];
  const end = Date.now() + 8_000;
  await fixture.consume('ahead-transient', [topic], {
    types: [holdLapsed.type],
    ahead: 1,
    handleBatch: async (facts: readonly Fact[]) => {
      if (Date.now() < end) throw new TransientFault('Temporal is away');
      seen.push(...facts.map(({ sequence }) => sequence));
      return [];
    },
  });
  for (const number of [1, 2, 3]) await fixture.publisher.publish([{ topic, ...holdFact(35, number) }]);
  await eventually(() => expect(seen.toSorted()).toEqual([1, 2, 3]), 30_000);
  expect(await lettersFrom(topic)).toEqual([]);
});

test('when another joins its group, what a reader has under way is done by whoever has it then', async () => {
  const topic = await newTopic('shared.v1');
  const done = new Set<number>();
  const begun = Promise.withResolvers<void>();
  const reading = (waits: boolean) => ({
    types: [holdLapsed.type],
    ahead: 100,
    handleBatch: async (facts: readonly Fact[], signal: AbortSignal) => {
      begun.resolve();
      if (waits && !signal.aborted) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        waits = false;
        throw new TransientFault('the group is shared out anew');
      }
      for (const { sequence } of facts) done.add(sequence);
      return [];
    },
  });
  const facts = Array.from({ length: 20 }, (_, index) => ({ topic, ...holdFact(index, index + 1) }));
  await fixture.publisher.publish(facts);
  await fixture.consume('shared', [topic], reading(true));
  await begun.promise;
  expect(done.size).toBe(0);
  await fixture.consume('shared', [topic], reading(false));
  await eventually(() => expect(done.size).toBe(facts.length), 30_000);
});

test('a consumer that is stopped and made again goes on where it was', async () => {
  const topic = await newTopic('again.v1');
  const seen: number[] = [];
  const first = await fixture.consume('again', [topic], (fact) => void seen.push(fact.sequence));
  await fixture.publisher.publish([1, 2, 3].map((number) => ({ topic, ...holdFact(13, number) })));
  await eventually(() => expect(seen).toEqual([1, 2, 3]));
  await first.stop();
  expect(first.isConnected()).toBe(false);
  await fixture.publisher.publish([4, 5].map((number) => ({ topic, ...holdFact(13, number) })));
  await fixture.consume('again', [topic], (fact) => void seen.push(fact.sequence));
  await eventually(() => expect(seen).toEqual([1, 2, 3, 4, 5]));
});

test('a topic that is missing holds up no other, and a topic that is added is read after a refresh', async () => {
  const topic = await newTopic('there.v1');
  const wanted = [topic, fixture.name('not-yet.v1')];
  const seen: number[] = [];
  const consumer = await fixture.consume(
    'refresh',
    () => [...wanted],
    (fact) => void seen.push(fact.sequence),
  );
  await fixture.publisher.publish([{ topic, ...holdFact(15, 1) }]);
  await eventually(() => expect(seen).toEqual([1]));
  const added = await newTopic('added.v1');
  await fixture.publisher.publish([{ topic: added, ...holdFact(15, 2) }]);
  wanted.push(added);
  await consumer.refreshTopics();
  await eventually(() => expect(seen).toEqual([1, 2]));
  await newTopic('not-yet.v1');
  await fixture.publisher.publish([{ topic: fixture.name('not-yet.v1'), ...holdFact(15, 3) }]);
  await eventually(() => expect(seen).toEqual([1, 2, 3]), 30_000);
});

test('a topic that is deleted while it is read holds up no other, and is read again once it is made again', async () => {
  const [kept, deleted] = await Promise.all([newTopic('kept.v1'), newTopic('deleted.v1')]);
  const seen = new Set<number>();
  const consumer = await fixture.consume('deleted', [kept, deleted], (fact) => void seen.add(fact.sequence), {
    topicsComeAndGo: true,
  });
  const publish = (topic: string, number: number) =>
    fixture.publisher.publish([{ topic, ...holdFact(number, number) }]);
  await Promise.all([publish(kept, 1), publish(deleted, 2)]);
  await eventually(() => expect(seen).toEqual(new Set([1, 2])));
  const admin = fixture.kafka.admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [deleted] });
  await admin.disconnect();
  await publish(kept, 3);
  await eventually(() => expect(seen).toContain(3), 30_000);
  await eventually(() => expect(consumer.missingTopics()).toEqual([deleted]), 90_000);
  await newTopic('deleted.v1');
  await publish(deleted, 4);
  await eventually(() => expect(seen).toContain(4), 60_000);
}, 200_000);

test('a reader that dies again and again, and not because Kafka is away, shows it, and shows when it gets on', async () => {
  const topic = await newTopic('dying.v1');
  let broken = true;
  const seen: number[] = [];
  const consumer = await fixture.consume(
    'dying',
    () => {
      if (broken) throw new RangeError('nobody can read this');
      return [topic];
    },
    (fact) => void seen.push(fact.sequence),
  );
  await eventually(() => expect(consumer.isProgressing()).toBe(false));
  broken = false;
  await fixture.publisher.publish([{ topic, ...holdFact(1, 1) }]);
  await eventually(() => expect(seen).toEqual([1]));
  expect(consumer.isProgressing()).toBe(true);
});

test('a reader without topics is connected where they come and go, and is not where they have to be there', async () => {
  const wanted = [fixture.name('never-there.v1')];
  const coming = await fixture.consume('coming', wanted, () => undefined, { topicsComeAndGo: true });
  const needing = await fixture.consume('needing', wanted, () => undefined);
  await eventually(() => expect(coming.missingTopics()).toEqual(wanted));
  await eventually(() => expect(coming.isConnected()).toBe(true));
  await eventually(() => expect(needing.missingTopics()).toEqual(wanted));
  expect(needing.isConnected()).toBe(false);
});

test('nothing made any consumer give up, and what waits can be counted', async () => {
  expect(fixture.fatal).toEqual([]);
  const letters = await readDeadLetters(fixture.kafka, fixture.deadLettersTopic);
  expect(await countDeadLetters(fixture.kafka, fixture.deadLettersTopic)).toBe(letters.length);
});
