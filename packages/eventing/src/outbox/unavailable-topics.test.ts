import { expect, test } from '@jest/globals';
import { createUnavailableTopics } from './unavailable-topics.ts';

test('a topic that takes nothing is left out for a while, and counts from its first failure until it takes something', () => {
  let now = 0;
  const topics = createUnavailableTopics(5_000, () => now);
  topics.failed('a');
  topics.failed('b');
  now = 4_999;
  expect(topics.leftOut()).toEqual(new Set(['a', 'b']));
  now = 5_000;
  expect(topics.leftOut()).toEqual(new Set());
  topics.failed('a');
  topics.taken('b');
  now = 7_000;
  expect(topics.leftOut()).toEqual(new Set(['a']));
  expect(topics.list()).toEqual([{ topic: 'a', forMs: 7_000 }]);
});

test('a topic that nothing waits for any more is forgotten', () => {
  let now = 0;
  const topics = createUnavailableTopics(5_000, () => now);
  topics.failed('a');
  now = 30_000;
  expect(topics.list()).toHaveLength(1);
  now = 30_001;
  expect(topics.list()).toEqual([]);
});
