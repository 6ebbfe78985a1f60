import type { Fact } from '@iwaa/contracts/event';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyFact } from './fact-arbitrary.ts';
import { createJointBulks } from './joint-bulks.ts';

const [first, second, third] = fc.sample(anyFact, 3).map((fact, index) => ({ ...fact, id: `${index}` })) as [
  Fact,
  Fact,
  Fact,
];
const going = new AbortController().signal;

/** Takes bulks down; refuses those with a fact of this id. */
function reader(refused?: string) {
  const seen: string[][] = [];
  const handle = createJointBulks(async (facts) => {
    seen.push(facts.map(({ id }) => id));
    if (facts.some(({ id }) => id === refused)) throw new Error(`refused ${refused}`);
  });
  return { seen, handle };
}

describe('bulks of several partitions', () => {
  test('that come in the same turn are handed over as one, in the order in which they came', async () => {
    const { seen, handle } = reader();
    await Promise.all([handle([first, second], going), handle([third], going)]);
    expect(seen).toEqual([['0', '1', '2']]);
  });

  test('that come one after the other are not', async () => {
    const { seen, handle } = reader();
    await handle([first], going);
    await handle([second], going);
    expect(seen).toEqual([['0'], ['1']]);
  });

  test('are handed over each by itself when together they are refused, so that one does not take others with it', async () => {
    const { seen, handle } = reader('1');
    const results = await Promise.allSettled([
      handle([first], going),
      handle([second], going),
      handle([third], going),
    ]);
    expect(seen).toEqual([['0', '1', '2'], ['0'], ['1'], ['2']]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('are told when the batch of any of them is over', async () => {
    const over = new AbortController();
    const told = Promise.withResolvers<void>();
    const handle = createJointBulks(async (facts, signal) => {
      if (facts.length > 1) signal.addEventListener('abort', () => told.resolve(), { once: true });
      over.abort();
      await told.promise;
    });
    await Promise.all([handle([first], going), handle([second], over.signal)]);
    expect(over.signal.aborted).toBe(true);
  });
});
