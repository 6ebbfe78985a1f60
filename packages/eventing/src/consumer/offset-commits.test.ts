import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { OffsetsByTopicPartition } from 'kafkajs';
import { type Committing, createOffsetCommits } from './offset-commits.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const everyMs = 250;

/** A consumer that writes down what it commits, and refuses while it is told to. */
function consumer() {
  const committed: string[][] = [];
  const group = { refuses: false };
  const batchOf = (topic: string, partition: number): Committing => ({
    batch: { topic, partition },
    commitOffsetsIfNecessary: async (offsets: OffsetsByTopicPartition = { topics: [] }) => {
      if (group.refuses) throw new Error('the group is shared out anew');
      committed.push(
        offsets.topics.flatMap(({ topic: of, partitions }) =>
          partitions.map(({ partition: number, offset }) => `${of}/${number}@${offset}`),
        ),
      );
    },
  });
  return { committed, group, batchOf };
}

test('what many partitions have done in a moment is one commit, of the offset from which each is read next', async () => {
  const { committed, batchOf } = consumer();
  const commits = createOffsetCommits(everyMs);
  commits.through(batchOf('iwaa.intake.v1', 0), '41');
  commits.through(batchOf('iwaa.intake.v1', 0), '42');
  commits.through(batchOf('iwaa.intake.v1', 1), '7');
  commits.through(batchOf('iwaa.referral.v1', 0), '9007199254740993');
  expect(committed).toEqual([]);
  await jest.advanceTimersByTimeAsync(everyMs);
  expect(committed).toEqual([
    ['iwaa.intake.v1/0@43', 'iwaa.intake.v1/1@8', 'iwaa.referral.v1/0@9007199254740994'],
  ]);
  await jest.advanceTimersByTimeAsync(10 * everyMs);
  expect(committed).toHaveLength(1);
});

test('a commit that is refused is made again, and never goes back behind what was done meanwhile', async () => {
  const { committed, group, batchOf } = consumer();
  const commits = createOffsetCommits(everyMs);
  group.refuses = true;
  commits.through(batchOf('iwaa.intake.v1', 0), '41');
  const refused = commits.flush();
  commits.through(batchOf('iwaa.intake.v1', 0), '50');
  await refused;
  group.refuses = false;
  await jest.advanceTimersByTimeAsync(2 * everyMs);
  expect(committed).toEqual([['iwaa.intake.v1/0@51']]);
});

test('what was done before the group was shared out anew is not committed after it', async () => {
  const { committed, group, batchOf } = consumer();
  const commits = createOffsetCommits(everyMs);
  commits.through(batchOf('iwaa.intake.v1', 0), '41');
  commits.forget();
  await jest.advanceTimersByTimeAsync(2 * everyMs);
  expect(committed).toEqual([]);
  group.refuses = true;
  commits.through(batchOf('iwaa.intake.v1', 0), '42');
  const refused = commits.flush();
  commits.forget();
  await refused;
  group.refuses = false;
  await jest.advanceTimersByTimeAsync(2 * everyMs);
  expect(committed).toEqual([]);
});

test('a consumer that leaves commits what waits, and tries no more when that fails', async () => {
  const { committed, group, batchOf } = consumer();
  const commits = createOffsetCommits(everyMs);
  commits.through(batchOf('iwaa.intake.v1', 0), '41');
  await commits.close();
  expect(committed).toEqual([['iwaa.intake.v1/0@42']]);
  group.refuses = true;
  commits.through(batchOf('iwaa.intake.v1', 0), '42');
  await commits.close();
  group.refuses = false;
  await jest.advanceTimersByTimeAsync(10 * everyMs);
  expect(committed).toHaveLength(1);
});
