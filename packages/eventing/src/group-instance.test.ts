import { expect, test } from '@jest/globals';
import type { PartitionAssigner } from 'kafkajs';
import { keepingItsPlace } from './group-instance.ts';

const asked = {} as Parameters<PartitionAssigner>[0];

const instanceOf = (processName: string, topics: string[]) =>
  keepingItsPlace(processName)(asked).protocol({ topics });

test('a process is the same instance of a group when it comes back and reads the same topics, in any order', () => {
  expect(instanceOf('intake', ['beds', 'cases'])).toEqual(
    expect.objectContaining({ groupInstanceId: expect.stringMatching(/^intake\.[0-9a-f]{12}$/) }),
  );
  expect(instanceOf('intake', ['cases', 'beds'])).toMatchObject({
    groupInstanceId: (instanceOf('intake', ['beds', 'cases']) as { groupInstanceId?: string })
      .groupInstanceId,
  });
});

test('with other topics, or under another name, it is another instance', () => {
  const instances = [
    instanceOf('intake', ['beds']),
    instanceOf('intake', ['beds', 'cases']),
    instanceOf('referral', ['beds']),
  ].map((state) => (state as { groupInstanceId?: string }).groupInstanceId);
  expect(new Set(instances).size).toBe(3);
});
