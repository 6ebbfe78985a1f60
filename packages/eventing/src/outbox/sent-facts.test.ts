import { eventually } from '@iwaa/testing/eventually';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import { anyFact } from '../testing/fact-arbitrary.ts';
import type { OutboxEntry } from './outbox-relay.ts';
import { createSentFacts } from './sent-facts.ts';

function entry(id: string): OutboxEntry {
  const [fact] = fc.sample(anyFact, 1);
  if (!fact) throw new Error('no fact was drawn');
  return { topic: 'facts', key: 'SK-2425-00042', fact: { ...fact, id }, documentRef: id };
}

/** An outbox that notes what is removed from it, each removal by itself, and fails as often as it is told to. */
function outbox(failing = 0) {
  const removals: string[][] = [];
  let left = failing;
  return {
    removals,
    async remove(entries: readonly OutboxEntry[]): Promise<void> {
      if (left > 0) {
        left -= 1;
        throw new Error('away');
      }
      removals.push(entries.map(({ fact }) => fact.id));
    },
  };
}

const log = pino({ level: 'silent' });

function until(condition: () => boolean): Promise<void> {
  return eventually(() => expect(condition()).toBe(true));
}

test('what is sent one after the other is removed together', async () => {
  const source = outbox();
  const sent = createSentFacts({ source, emptyAfterMs: 10_000, log });
  for (const id of ['a', 'b', 'c']) sent.add([entry(id)]);
  expect(source.removals).toEqual([]);
  await until(() => source.removals.length > 0);
  expect(source.removals).toEqual([['a', 'b', 'c']]);
});

test('what is sent without a pause is removed all the same', async () => {
  const source = outbox();
  const sent = createSentFacts({ source, emptyAfterMs: 50, log });
  let number = 0;
  await until(() => {
    number += 1;
    sent.add([entry(String(number))]);
    return source.removals.length > 1;
  });
  await sent.close();
  expect(source.removals.flat()).toEqual(Array.from({ length: number }, (_, index) => String(index + 1)));
});

test('what could not be removed, not even at once, is tried again by itself', async () => {
  const source = outbox(2);
  const sent = createSentFacts({ source, emptyAfterMs: 1, log });
  sent.add([entry('a')]);
  await sent.flush();
  expect(source.removals).toEqual([]);
  sent.add([entry('b')]);
  await until(() => source.removals.length > 0);
  expect(source.removals).toEqual([['a', 'b']]);
});
