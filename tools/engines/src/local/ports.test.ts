import { expect, test } from '@jest/globals';
import { defaultPorts, freePort } from './ports.ts';

test('the documented ports are taken unless the environment sets others', () => {
  expect(defaultPorts({})).toEqual({
    kafka: 29092,
    kafkaController: 29093,
    mongo: 29017,
    temporal: 27233,
    temporalUi: 28233,
  });
  expect(defaultPorts({ MONGO_PORT: '30017', KAFKA_PORT: '' })).toMatchObject({ mongo: 30017, kafka: 29092 });
});

test('a port that is none is refused by the name of its variable', () => {
  expect(() => defaultPorts({ KAFKA_PORT: 'ninety' })).toThrow('KAFKA_PORT is "ninety", which isn\'t a port');
  expect(() => defaultPorts({ TEMPORAL_UI_PORT: '70000' })).toThrow('TEMPORAL_UI_PORT');
});

test('a free port is given out once, though nobody listens on it yet', async () => {
  const given: number[] = [];
  for (let asked = 0; asked < 500; asked++) given.push(await freePort());
  expect(new Set(given).size).toBe(500);
});
