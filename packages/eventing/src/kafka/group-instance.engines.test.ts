import { randomUUID } from 'node:crypto';
import { testEngines } from '@iwaa/testing/engines';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Consumer, ConsumerGroupJoinEvent } from 'kafkajs';
import { createKafkaFixture, type KafkaFixture } from '../testing/kafka-fixture.ts';
import { createKafka } from './kafka.ts';

let fixture: KafkaFixture;
const consumers: Consumer[] = [];

beforeAll(async () => {
  fixture = await createKafkaFixture(testEngines().addresses);
});

afterAll(async () => {
  await Promise.all(consumers.map((consumer) => consumer.disconnect()));
  await fixture.close();
});

/** Joins a group as the process of that name, and tells what it was given. It is not seen to leave before the test's end. */
async function join(
  processName: string | undefined,
  groupId: string,
  topic: string,
): Promise<ConsumerGroupJoinEvent['payload']> {
  const { brokers, admin } = testEngines().addresses.kafka;
  const kafka = createKafka(
    { brokers, ...admin, clientId: randomUUID(), groupInstance: processName },
    fixture.log,
  );
  const consumer = kafka.consumer({ groupId, heartbeatInterval: 5_000, sessionTimeout: 30_000 });
  consumers.push(consumer);
  const joined = new Promise<ConsumerGroupJoinEvent['payload']>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => resolve(payload));
  });
  await consumer.connect();
  await consumer.subscribe({ topic });
  await consumer.run({ eachMessage: async () => undefined });
  return joined;
}

test('who comes back under its name has all that it had, while its former session still runs', async () => {
  const [topic = ''] = await fixture.topics('kept.v1');
  const group = fixture.name('kept');
  const before = await join('intake', group, topic);
  const after = await join('intake', group, topic);
  expect(after.memberId).not.toBe(before.memberId);
  expect(after.memberAssignment).toEqual({ [topic]: [0, 1, 2, 3] });
  // Nothing was shared out anew: that the former leader led is what Kafka says to whoever took its place.
  expect(after.leaderId).toBe(before.memberId);
});

test('processes of different names share the partitions', async () => {
  const [topic = ''] = await fixture.topics('shared.v1');
  const group = fixture.name('shared');
  await join('intake-0', group, topic);
  const second = await join('intake-1', group, topic);
  expect(second.memberAssignment[topic]).toHaveLength(2);
});
