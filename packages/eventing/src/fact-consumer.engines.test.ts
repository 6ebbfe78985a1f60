import type { Fact } from '@iwaa/contracts/event';
import { holdExpired } from '@iwaa/contracts/events/shelter-capacity';
import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countDeadLetters, readDeadLetters } from './dead-letters.ts';
import { PermanentFault, TransientFault } from './fault.ts';
import { createKafkaTestBed, holdFact, type KafkaTestBed } from './kafka-test-bed.ts';

let bed: KafkaTestBed;

beforeAll(async () => {
  bed = await createKafkaTestBed(testEngines().addresses);
});

afterAll(() => bed.close());

async function newTopic(name: string): Promise<string> {
  const [topic = ''] = await bed.topics(name);
  return topic;
}

/** The dead letters of one source topic. */
async function lettersFrom(topic: string) {
  return (await readDeadLetters(bed.kafka, bed.deadLettersTopic)).filter(
    ({ origin }) => origin?.topic === topic,
  );
}

test('facts of one case arrive in the order in which they were published', async () => {
  const topic = await newTopic('order.v1');
  // A fact may come twice, on a busy machine: the first time that each comes counts.
  const seen = new Map<string, Set<number>>();
  await bed.consume('order', [topic], async (fact) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    seen.set(fact.data.caseId, (seen.get(fact.data.caseId) ?? new Set()).add(fact.sequence));
  });
  const numbers = Array.from({ length: 25 }, (_, index) => index + 1);
  for (const number of numbers) {
    await bed.publisher.publish(
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
  await bed.consume('poison', [topic], (fact) => void seen.push(fact.id));
  const [before, after] = [holdFact(1, 1), holdFact(1, 2)];
  await bed.publisher.publish([{ topic, ...before }]);
  await bed.publisher.forward(topic, [
    { key: before.key, value: '{"half":', headers: { ce_specversion: '1.0', ce_type: holdExpired.type } },
    { key: before.key, value: null },
  ]);
  await bed.publisher.publish([{ topic, ...after }]);

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
  expect(letters[0]?.origin).toMatchObject({ group: bed.name('poison'), offset: '1' });
});

test('a refused fact is put aside at once and an unknown error after five retries, and neither stops the others', async () => {
  const topic = await newTopic('refused.v1');
  const tries = new Map<number, number>();
  await bed.consume('refused', [topic], (fact) => {
    tries.set(fact.sequence, (tries.get(fact.sequence) ?? 0) + 1);
    if (fact.sequence === 1) throw new PermanentFault('no-such-centre');
    if (fact.sequence === 2) throw new Error('Fatima, born 1961');
  });
  await bed.publisher.publish([1, 2, 3].map((number) => ({ topic, ...holdFact(7, number) })));
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
  await bed.consume('transient', [topic], (fact) => {
    if (Date.now() < end) throw new TransientFault('MongoDB is away');
    seen.push(fact.sequence);
  });
  await bed.publisher.publish([1, 2].map((number) => ({ topic, ...holdFact(9, number) })));
  await eventually(() => expect(seen).toEqual([1, 2]), 30_000);
  expect(await lettersFrom(topic)).toEqual([]);
});

test('a fact that waits for one on another topic does not keep that one from being read', async () => {
  const [waits, waitedFor] = await Promise.all([newTopic('waits.v1'), newTopic('waited-for.v1')]);
  let known = false;
  let met = 0;
  const seen: number[] = [];
  await bed.consume('waiting', [waits, waitedFor], (fact) => {
    if (fact.sequence === 2) known = true;
    else if (!known) {
      met += 1;
      throw new TransientFault('the other fact is not there yet');
    }
    seen.push(fact.sequence);
  });
  await bed.publisher.publish([{ topic: waits, ...holdFact(21, 1) }]);
  await eventually(() => expect(met).toBeGreaterThan(0));
  await bed.publisher.publish([{ topic: waitedFor, ...holdFact(22, 2) }]);
  await eventually(() => expect(seen).toEqual([2, 1]));
});

test('in bulk, one fact that is refused is put aside and the others of its bulk are handled', async () => {
  const topic = await newTopic('bulk.v1');
  const handled = new Set<number>();
  const facts = Array.from({ length: 20 }, (_, index) => ({ topic, ...holdFact(11, index + 1) }));
  await bed.publisher.publish(facts);
  await bed.consume('bulk', [topic], {
    types: [holdExpired.type],
    handleBatch: async (given: readonly Fact[]) => {
      if (given.some(({ sequence }) => sequence === 13)) throw new PermanentFault('unlucky');
      for (const { sequence } of given) handled.add(sequence);
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

test('a reader that reads ahead is given what comes later while the work on what came before goes on', async () => {
  const topic = await newTopic('ahead.v1');
  const held = Promise.withResolvers<void>();
  const given: number[] = [];
  await bed.consume('ahead', [topic], {
    types: [holdExpired.type],
    ahead: 10,
    handleBatch: async (facts: readonly Fact[]) => {
      given.push(...facts.map(({ sequence }) => sequence));
      if (facts.some(({ sequence }) => sequence === 1)) await held.promise;
    },
  });
  await bed.publisher.publish([{ topic, ...holdFact(31, 1) }]);
  await eventually(() => expect(given).toEqual([1]));
  await bed.publisher.publish([{ topic, ...holdFact(31, 2) }]);
  await eventually(() => expect(given).toEqual([1, 2]));
  held.resolve();
});

test('what a reader that reads ahead had left when it stopped is read again, though what came after it was done', async () => {
  const topic = await newTopic('left.v1');
  const first: number[] = [];
  const consumer = await bed.consume('left', [topic], {
    types: [holdExpired.type],
    ahead: 10,
    handleBatch: async (facts: readonly Fact[], signal: AbortSignal) => {
      if (facts.some(({ sequence }) => sequence === 2)) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        throw new TransientFault('it was stopped');
      }
      first.push(...facts.map(({ sequence }) => sequence));
    },
  });
  for (const number of [1, 2, 3]) {
    await bed.publisher.publish([{ topic, ...holdFact(33, number) }]);
    if (number !== 2) await eventually(() => expect(first).toContain(number));
  }
  await consumer.stop();
  const again = new Set<number>();
  await bed.consume('left', [topic], {
    types: [holdExpired.type],
    handleBatch: async (facts: readonly Fact[]) => {
      for (const { sequence } of facts) again.add(sequence);
    },
  });
  await eventually(() => expect(again).toEqual(new Set([2, 3])));
});

test('a reader that reads ahead waits out a transient fault in its place, longer than a session lasts', async () => {
  const topic = await newTopic('ahead-transient.v1');
  const seen: number[] = [];
  const end = Date.now() + 8_000;
  await bed.consume('ahead-transient', [topic], {
    types: [holdExpired.type],
    ahead: 1,
    handleBatch: async (facts: readonly Fact[]) => {
      if (Date.now() < end) throw new TransientFault('Temporal is away');
      seen.push(...facts.map(({ sequence }) => sequence));
    },
  });
  for (const number of [1, 2, 3]) await bed.publisher.publish([{ topic, ...holdFact(35, number) }]);
  await eventually(() => expect(seen.toSorted()).toEqual([1, 2, 3]), 30_000);
  expect(await lettersFrom(topic)).toEqual([]);
});

test('when another joins its group, what a reader that reads ahead has under way is done by whoever has it then', async () => {
  const topic = await newTopic('shared.v1');
  const done = new Set<number>();
  const begun = Promise.withResolvers<void>();
  const reading = (waits: boolean) => ({
    types: [holdExpired.type],
    ahead: 100,
    handleBatch: async (facts: readonly Fact[], signal: AbortSignal) => {
      begun.resolve();
      if (waits && !signal.aborted) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        waits = false;
        throw new TransientFault('the group is shared out anew');
      }
      for (const { sequence } of facts) done.add(sequence);
    },
  });
  const facts = Array.from({ length: 20 }, (_, index) => ({ topic, ...holdFact(index, index + 1) }));
  await bed.publisher.publish(facts);
  await bed.consume('shared', [topic], reading(true));
  await begun.promise;
  expect(done.size).toBe(0);
  await bed.consume('shared', [topic], reading(false));
  await eventually(() => expect(done.size).toBe(facts.length), 30_000);
});

test('a consumer that is stopped and made again goes on where it was', async () => {
  const topic = await newTopic('again.v1');
  const seen: number[] = [];
  const first = await bed.consume('again', [topic], (fact) => void seen.push(fact.sequence));
  await bed.publisher.publish([1, 2, 3].map((number) => ({ topic, ...holdFact(13, number) })));
  await eventually(() => expect(seen).toEqual([1, 2, 3]));
  await first.stop();
  expect(first.isHealthy()).toBe(false);
  await bed.publisher.publish([4, 5].map((number) => ({ topic, ...holdFact(13, number) })));
  await bed.consume('again', [topic], (fact) => void seen.push(fact.sequence));
  await eventually(() => expect(seen).toEqual([1, 2, 3, 4, 5]));
});

test('a topic that is missing holds up no other, and a topic that is added is read after a refresh', async () => {
  const topic = await newTopic('there.v1');
  const wanted = [topic, bed.name('not-yet.v1')];
  const seen: number[] = [];
  const consumer = await bed.consume(
    'refresh',
    () => [...wanted],
    (fact) => void seen.push(fact.sequence),
  );
  await bed.publisher.publish([{ topic, ...holdFact(15, 1) }]);
  await eventually(() => expect(seen).toEqual([1]));
  const added = await newTopic('added.v1');
  await bed.publisher.publish([{ topic: added, ...holdFact(15, 2) }]);
  wanted.push(added);
  await consumer.refreshTopics();
  await eventually(() => expect(seen).toEqual([1, 2]));
  await newTopic('not-yet.v1');
  await bed.publisher.publish([{ topic: bed.name('not-yet.v1'), ...holdFact(15, 3) }]);
  await eventually(() => expect(seen).toEqual([1, 2, 3]), 30_000);
});

test('nothing made any consumer give up, and what waits can be counted', async () => {
  expect(bed.fatal).toEqual([]);
  const letters = await readDeadLetters(bed.kafka, bed.deadLettersTopic);
  expect(await countDeadLetters(bed.kafka, bed.deadLettersTopic)).toBe(letters.length);
});
