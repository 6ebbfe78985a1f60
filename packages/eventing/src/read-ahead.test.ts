import { expect, test } from '@jest/globals';
import { createReadAhead } from './read-ahead.ts';

const lives = async () => undefined;

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol();
  return (
    (await Promise.race([promise, new Promise((resolve) => setImmediate(resolve, pending))])) === pending
  );
}

test('a reader goes on at once while there is room, and else when so much is done that there is', async () => {
  const ahead = createReadAhead(3);
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await ahead.add(2, first.promise, lives);
  const more = ahead.add(2, second.promise, lives);
  expect(await isPending(more)).toBe(true);
  first.resolve();
  await more;
});

test('work that failed takes no room any more', async () => {
  const ahead = createReadAhead(1);
  const work = Promise.withResolvers<void>();
  const more = ahead.add(2, work.promise, lives);
  work.reject(new Error('lost'));
  await more;
  await ahead.ended();
});

test('a reader that waits goes on saying that it lives, and hears that it does not', async () => {
  const ahead = createReadAhead(1);
  const forgotten = async () => {
    throw new Error('not a member any more');
  };
  await expect(ahead.add(2, new Promise(() => undefined), forgotten)).rejects.toThrow(
    'not a member any more',
  );
});

test('it has ended when all work has', async () => {
  const ahead = createReadAhead(9);
  const works = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  for (const { promise } of works) await ahead.add(1, promise, lives);
  const ended = ahead.ended();
  works[0]?.resolve();
  expect(await isPending(ended)).toBe(true);
  works[1]?.resolve();
  await ended;
});
