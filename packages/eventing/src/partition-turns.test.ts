import { expect, test } from '@jest/globals';
import { createPartitionTurns } from './partition-turns.ts';

/** Work that ends when the test says so; it writes down what it was told and when it began. */
function work(name: string, began: string[]) {
  const end = Promise.withResolvers<void>();
  let signal: AbortSignal | undefined;
  return {
    end: end.resolve,
    wasAskedToEnd: () => signal?.aborted,
    run: async (given: AbortSignal): Promise<void> => {
      began.push(name);
      signal = given;
      await end.promise;
    },
  };
}

const aMoment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('whoever takes a partition asks the former work to end, and begins when it has', async () => {
  const began: string[] = [];
  const turns = createPartitionTurns();
  const [first, second] = [work('first', began), work('second', began)];
  const done = [turns.take('iwaa.intake.v1', 0, first.run)];
  await aMoment();
  done.push(turns.take('iwaa.intake.v1', 0, second.run));
  await aMoment();
  expect([began, first.wasAskedToEnd()]).toEqual([['first'], true]);
  first.end();
  await aMoment();
  expect(began).toEqual(['first', 'second']);
  second.end();
  await Promise.all(done);
});

test('whoever joins works beside the others, and waits only for those that were asked to end', async () => {
  const began: string[] = [];
  const turns = createPartitionTurns();
  const [first, second, third] = [work('first', began), work('second', began), work('third', began)];
  const done = [turns.join('iwaa.intake.v1', 0, first.run), turns.join('iwaa.intake.v1', 0, second.run)];
  await aMoment();
  expect([began, first.wasAskedToEnd()]).toEqual([['first', 'second'], false]);
  turns.cancelAll();
  done.push(turns.join('iwaa.intake.v1', 0, third.run));
  first.end();
  await aMoment();
  expect(began).toEqual(['first', 'second']);
  second.end();
  await aMoment();
  expect(began).toEqual(['first', 'second', 'third']);
  third.end();
  await Promise.all(done);
});

test('partitions do not wait for each other', async () => {
  const began: string[] = [];
  const turns = createPartitionTurns();
  const [first, second] = [work('first', began), work('second', began)];
  const done = [turns.take('iwaa.intake.v1', 0, first.run), turns.take('iwaa.intake.v1', 1, second.run)];
  await aMoment();
  expect([began, first.wasAskedToEnd()]).toEqual([['first', 'second'], false]);
  first.end();
  second.end();
  await Promise.all(done);
});
