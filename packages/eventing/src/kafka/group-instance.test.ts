import { expect, test } from '@jest/globals';
import type { GroupState, PartitionAssigner } from 'kafkajs';
import { keepingItsPlace } from './group-instance.ts';

const asked = {} as Parameters<PartitionAssigner>[0];

/** Kafka's `group.instance.id` of a process of that name that reads these topics. */
function instanceOf(processName: string, topics: string[]): string | undefined {
  const state: GroupState & { groupInstanceId?: string } = keepingItsPlace(processName)(asked).protocol({
    topics,
  });
  return state.groupInstanceId;
}

test('a process is the same instance of a group when it comes back and reads the same topics, in any order', () => {
  expect(instanceOf('intake', ['beds', 'cases'])).toMatch(/^intake\.[0-9a-f]{12}$/);
  expect(instanceOf('intake', ['cases', 'beds'])).toBe(instanceOf('intake', ['beds', 'cases']));
});

test('with other topics, or under another name, it is another instance', () => {
  const instances = [
    instanceOf('intake', ['beds']),
    instanceOf('intake', ['beds', 'cases']),
    instanceOf('referral', ['beds']),
  ];
  expect(new Set(instances).size).toBe(3);
});
