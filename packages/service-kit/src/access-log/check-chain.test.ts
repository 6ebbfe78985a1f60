import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Access } from './access.ts';
import { type ChainedAccess, chainedTo, emptyChain, headAt } from './access-chain.ts';
import { checkChain } from './check-chain.ts';
import { faultWords } from './fault-words.ts';

const at = new Date('2024-12-12T21:00:00.000Z');
const access = (personId: string): Access => ({
  ...{ role: 'social-worker', subject: 'worker', action: 'person.read' },
  ...{ resource: { personId }, outcome: 'allowed', about: [personId] },
});
const chain = (length: number) =>
  chainedTo(
    emptyChain,
    Array.from({ length }, (_, index) => access(`person-${index}`)),
    at,
  );
const published = (entry: ChainedAccess | undefined) => ({
  ...(entry ? headAt(entry) : emptyChain),
  at: at.toISOString(),
});
const kindsOf = async (entries: readonly ChainedAccess[], heads = [published(chain(9).at(-1))]) =>
  (await checkChain(entries, heads)).faults.map(({ kind }) => kind);
const without = (entries: readonly ChainedAccess[], ...ids: number[]) =>
  entries.filter(({ _id }) => !ids.includes(_id));

test('a log that nobody touched is whole, in one write or in many, in whatever order its fields come back', async () => {
  const [first, ...rest] = [0, 1, 2].map((index) => access(`person-${index}`));
  const begun = chainedTo(emptyChain, first ? [first] : [], at);
  const whole = [...begun, ...chainedTo(begun.map(headAt).at(-1) ?? emptyChain, rest, at)];
  const turned = whole.map((entry) => Object.fromEntries(Object.entries(entry).reverse()) as never);
  expect(whole).toEqual(chain(3));
  expect(await checkChain(turned, [published(whole[1]), published(whole[2])])).toEqual({
    entries: 3,
    faults: [],
  });
  expect(await checkChain([], [])).toEqual({ entries: 0, faults: [] });
});

test('whatever field of whatever entry is changed, added or taken away, it is found at that entry', async () => {
  const change = fc.constantFrom<(entry: ChainedAccess) => object>(
    (entry) => ({ ...entry, subject: 'somebody else' }),
    (entry) => ({ ...entry, outcome: 'forbidden' }),
    (entry) => ({ ...entry, resource: { ...entry.resource, caseId: 'SK-2425-00001' } }),
    (entry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) }),
    ({ about: _, ...entry }) => entry,
    (entry) => ({ ...entry, note: 'added' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 8 }), change, async (index, changed) => {
      const entries = chain(9).map((entry, place) => (place === index ? changed(entry) : entry) as never);
      const { faults } = await checkChain(entries, []);
      expect(faults).toEqual([{ kind: 'changed', sequence: index + 1 }]);
    }),
  );
});

test('an entry that is changed together with its hash is found by the one after it, and the last one by its published head', async () => {
  const forged = (index: number) => {
    const before = chain(9);
    const head = index === 0 ? emptyChain : headAt(before[index - 1] as ChainedAccess);
    const [entry] = chainedTo(head, [access('another')], at);
    return before.map((one, place) => (place === index ? (entry as ChainedAccess) : one));
  };
  expect(await kindsOf(forged(3))).toEqual(['changed']);
  expect(await kindsOf(forged(8))).toEqual(['rewritten']);
});

test('entries that are removed, inserted or put in another order are found', async () => {
  const whole = chain(9);
  expect((await checkChain(without(whole, 3, 4), [])).faults).toEqual([{ kind: 'removed', from: 3, to: 4 }]);
  expect(await kindsOf(without(whole, 1))).toEqual(['removed']);
  const between = { ...(whole[4] as ChainedAccess), _id: 5.5 };
  expect(await kindsOf([...whole.slice(0, 5), between, ...whole.slice(5)])).toEqual(['inserted']);
  const [fourth, fifth] = [whole[3] as ChainedAccess, whole[4] as ChainedAccess];
  const swapped = whole.map((entry) =>
    entry === fourth ? { ...fifth, _id: 4 } : entry === fifth ? { ...fourth, _id: 5 } : entry,
  );
  expect((await kindsOf(swapped)).every((kind) => kind === 'changed')).toBe(true);
  expect(await kindsOf(swapped)).not.toEqual([]);
});

test('an end that is cut off, and a chain that is made anew, are found by what was published', async () => {
  expect(await kindsOf(chain(7))).toEqual(['end-removed']);
  const anew = chainedTo(
    emptyChain,
    Array.from({ length: 9 }, () => access('nobody')),
    at,
  );
  expect(await kindsOf(anew)).toEqual(['rewritten']);
  expect(await kindsOf(anew, [])).toEqual([]);
});

test('each fault is told with the numbers of the entries', async () => {
  const heads = [published(chain(9).at(-1))];
  const faults = [
    ...(await checkChain(without(chain(9), 2, 4, 5), heads)).faults,
    ...(await checkChain(chain(7), heads)).faults,
    { kind: 'inserted', sequence: 5.5 } as const,
    { kind: 'changed', sequence: 6 } as const,
    { kind: 'rewritten', published: heads[0] ?? published(undefined) } as const,
  ].map(faultWords);
  expect(faults).toEqual([
    expect.stringContaining('entry 2 is missing'),
    expect.stringContaining('entries 4 to 5 are missing'),
    expect.stringContaining('ends at 7, and 9 entries were published at 2024-12-12T21:00'),
    expect.stringContaining('entry 5.5'),
    expect.stringContaining('entry 6 does not follow'),
    expect.stringContaining('entry 9 is another'),
  ]);
});
