import { expect, test } from '@jest/globals';
import { createTellings } from './tellings.ts';

const [one, two, three] = [{ id: '1' }, { id: '2' }, { id: '3' }];

/** A telling that ends when the test says so. */
function listening() {
  const heard: { ids: string[]; end: PromiseWithResolvers<void> }[] = [];
  const tell = (facts: readonly { id: string }[]): Promise<void> => {
    const end = Promise.withResolvers<void>();
    heard.push({ ids: facts.map(({ id }) => id), end });
    return end.promise;
  };
  return { heard, tell };
}

test('a fact that is under way is waited for, and not told a second time', async () => {
  const { heard, tell } = listening();
  const tellings = createTellings();
  const told = Promise.all([tellings.once([one, two], tell), tellings.once([two, three], tell)]);
  expect(heard.map(({ ids }) => ids)).toEqual([['1', '2'], ['3']]);
  heard[1]?.end.resolve();
  heard[0]?.end.resolve();
  await told;
  await tellings.once([one, two, three], tell);
  expect(heard).toHaveLength(2);
});

test('a fact that was not taken is told again when it comes again', async () => {
  const { heard, tell } = listening();
  const tellings = createTellings();
  const refused = tellings.once([one], tell);
  heard[0]?.end.reject(new Error('away'));
  await expect(refused).rejects.toThrow('away');
  const again = tellings.once([one], tell);
  expect(heard.map(({ ids }) => ids)).toEqual([['1'], ['1']]);
  heard[1]?.end.resolve();
  await again;
});

test('of what was told only the last is known, so that memory does not grow', async () => {
  const told: string[] = [];
  const tell = async (facts: readonly { id: string }[]): Promise<void> =>
    void told.push(...facts.map(({ id }) => id));
  const tellings = createTellings(2);
  for (const fact of [one, two, three, three, one]) await tellings.once([fact], tell);
  expect(told).toEqual(['1', '2', '3', '1']);
});
