import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PermanentFault } from '../failure/fault.ts';
import { holdFact } from '../testing/hold-fact.ts';
import { createKafkaFixture, type KafkaFixture } from '../testing/kafka-fixture.ts';
import { countDeadLetters, readDeadLetters, replayDeadLetters, resolveDeadLetters } from './dead-letters.ts';

let fixture: KafkaFixture;

beforeAll(async () => {
  fixture = await createKafkaFixture(testEngines().addresses);
});

afterAll(() => fixture.close());

test('a replay reaches the group that failed and no other, and what it resolved is no longer listed', async () => {
  const [topic = ''] = await fixture.topics('replay.v1');
  let broken = true;
  const failing: number[] = [];
  const other: number[] = [];
  await fixture.consume('failing', [topic], (fact) => {
    if (broken && fact.sequence % 2 === 0) throw new PermanentFault('broken');
    failing.push(fact.sequence);
  });
  await fixture.consume('other', [topic], (fact) => void other.push(fact.sequence));
  await fixture.publisher.publish([1, 2, 3, 4].map((number) => ({ topic, ...holdFact(1, number) })));
  await eventually(async () =>
    expect(await countDeadLetters(fixture.kafka, fixture.deadLettersTopic)).toBe(2),
  );
  await eventually(() => expect(other).toEqual([1, 2, 3, 4]));

  broken = false;
  const { replayed, left } = await replayDeadLetters(fixture.kafka, fixture.deadLettersTopic, fixture.log);
  expect(replayed.map(({ origin }) => [origin?.topic, origin?.code])).toEqual([
    [topic, 'broken'],
    [topic, 'broken'],
  ]);
  expect(left).toEqual([]);
  await eventually(() => expect(failing).toEqual([1, 3, 2, 4]));
  expect(await readDeadLetters(fixture.kafka, fixture.deadLettersTopic)).toEqual([]);
  expect(await countDeadLetters(fixture.kafka, fixture.deadLettersTopic)).toBe(0);

  await fixture.publisher.publish([{ topic, ...holdFact(1, 5) }]);
  await eventually(() => expect(other).toEqual([1, 2, 3, 4, 5]));
});

test('what fails again comes back as a new dead letter, and can be resolved without a replay', async () => {
  const [topic = ''] = await fixture.topics('hopeless.v1');
  await fixture.consume('hopeless', [topic], () => {
    throw new PermanentFault('hopeless');
  });
  const { key, fact } = holdFact(2, 1);
  await fixture.publisher.publish([{ topic, key, fact }]);
  await eventually(async () =>
    expect(await countDeadLetters(fixture.kafka, fixture.deadLettersTopic)).toBe(1),
  );
  await replayDeadLetters(fixture.kafka, fixture.deadLettersTopic, fixture.log);
  const [letter, ...more] = await eventually(async () => {
    const found = await readDeadLetters(fixture.kafka, fixture.deadLettersTopic);
    expect(found).not.toEqual([]);
    return found;
  });
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ id: fact.id, type: fact.type, origin: { offset: '1', code: 'hopeless' } });
  expect(await resolveDeadLetters(fixture.kafka, fixture.deadLettersTopic)).toBe(1);
  expect(await countDeadLetters(fixture.kafka, fixture.deadLettersTopic)).toBe(0);
});

test('a topic that there is not is named as the fault, with where dead letters lie', async () => {
  const { brokers, admin } = testEngines().addresses.kafka;
  const login = ['--brokers', brokers.join(), '--username', admin.username, '--password', admin.password];
  const command = promisify(execFile)(process.execPath, [
    ...[join(import.meta.dirname, 'cli.ts'), ...login, 'list', 'iwaa.refferal.dead-letters.v1'],
  ]);
  await expect(command).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^There is no such topic: /),
  });
});
