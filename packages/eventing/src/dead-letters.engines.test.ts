import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countDeadLetters, readDeadLetters, replayDeadLetters, settleDeadLetters } from './dead-letters.ts';
import { PermanentFault } from './fault.ts';
import { createKafkaTestBed, holdFact, type KafkaTestBed } from './kafka-test-bed.ts';

let bed: KafkaTestBed;

beforeAll(async () => {
  bed = await createKafkaTestBed(testEngines().addresses);
});

afterAll(() => bed.close());

test('a replay reaches the group that failed and no other, and what it settled is no longer listed', async () => {
  const [topic = ''] = await bed.topics('replay.v1');
  let broken = true;
  const failing: number[] = [];
  const other: number[] = [];
  await bed.consume('failing', [topic], (fact) => {
    if (broken && fact.sequence % 2 === 0) throw new PermanentFault('broken');
    failing.push(fact.sequence);
  });
  await bed.consume('other', [topic], (fact) => void other.push(fact.sequence));
  await bed.publisher.publish([1, 2, 3, 4].map((number) => ({ topic, ...holdFact(1, number) })));
  await eventually(async () => expect(await countDeadLetters(bed.kafka, bed.deadLettersTopic)).toBe(2));
  await eventually(() => expect(other).toEqual([1, 2, 3, 4]));

  broken = false;
  const { replayed, left } = await replayDeadLetters(bed.kafka, bed.deadLettersTopic, bed.log);
  expect(replayed.map(({ origin }) => [origin?.topic, origin?.code])).toEqual([
    [topic, 'broken'],
    [topic, 'broken'],
  ]);
  expect(left).toEqual([]);
  await eventually(() => expect(failing).toEqual([1, 3, 2, 4]));
  expect(await readDeadLetters(bed.kafka, bed.deadLettersTopic)).toEqual([]);
  expect(await countDeadLetters(bed.kafka, bed.deadLettersTopic)).toBe(0);

  await bed.publisher.publish([{ topic, ...holdFact(1, 5) }]);
  await eventually(() => expect(other).toEqual([1, 2, 3, 4, 5]));
});

test('what fails again comes back as a new dead letter, and can be settled without a replay', async () => {
  const [topic = ''] = await bed.topics('hopeless.v1');
  await bed.consume('hopeless', [topic], () => {
    throw new PermanentFault('hopeless');
  });
  const { key, fact } = holdFact(2, 1);
  await bed.publisher.publish([{ topic, key, fact }]);
  await eventually(async () => expect(await countDeadLetters(bed.kafka, bed.deadLettersTopic)).toBe(1));
  await replayDeadLetters(bed.kafka, bed.deadLettersTopic, bed.log);
  const [letter, ...more] = await eventually(async () => {
    const found = await readDeadLetters(bed.kafka, bed.deadLettersTopic);
    expect(found).not.toEqual([]);
    return found;
  });
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ id: fact.id, type: fact.type, origin: { offset: '1', code: 'hopeless' } });
  expect(await settleDeadLetters(bed.kafka, bed.deadLettersTopic)).toBe(1);
  expect(await countDeadLetters(bed.kafka, bed.deadLettersTopic)).toBe(0);
});
