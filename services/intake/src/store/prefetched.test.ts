import { describe, expect, it } from '@jest/globals';
import { createPrefetched } from './prefetched.ts';

/** A source that gives numbers from 1 on when the test says so, and a clock that the test sets. */
function source() {
  const draws: { readonly count: number; readonly give: () => void; readonly fail: () => void }[] = [];
  let last = 0;
  let time = 0;
  const { next } = createPrefetched<number>(
    (count) =>
      new Promise((resolve, reject) => {
        const give = () => resolve(Array.from({ length: count }, () => ++last));
        draws.push({ count, give, fail: () => reject(new Error('the source is away')) });
      }),
    () => time,
  );
  const pass = (ms: number) => {
    time += ms;
  };
  return { draws, next, pass, counts: () => draws.map(({ count }) => count) };
}
const turn = () => new Promise(setImmediate);

describe('what is drawn ahead', () => {
  it('is nothing while each asks alone, so that nothing is left over', async () => {
    const { draws, next, pass, counts } = source();
    for (const expected of [1, 2, 3]) {
      const asking = next();
      draws.at(-1)?.give();
      expect(await asking).toBe(expected);
      await turn();
      pass(1001);
    }
    expect(counts()).toEqual([1, 1, 1]);
  });

  it('serves who waits first, in the order in which they asked, and by one draw who asked during another', async () => {
    const { draws, next } = source();
    const asking = [next(), next(), next()];
    expect(draws).toHaveLength(1);
    draws[0]?.give();
    await turn();
    expect(draws).toHaveLength(2);
    draws[1]?.give();
    expect(await Promise.all(asking)).toEqual([1, 2, 3]);
  });

  it('is enough for as many as asked in the last second, who then do not wait', async () => {
    const { draws, next, counts } = source();
    const first = Array.from({ length: 8 }, () => next());
    draws[0]?.give();
    await turn();
    draws[1]?.give();
    expect(await Promise.all(first)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await turn();
    const before = counts().length;
    expect(await Promise.all([next(), next(), next()])).toEqual([9, 10, 11]);
    expect(before).toBe(2);
  });

  it('is drawn anew before it is used up, and no more than is expected', async () => {
    const { draws, next, counts } = source();
    void Promise.all(Array.from({ length: 4 }, () => next()));
    draws[0]?.give();
    await turn();
    draws[1]?.give();
    await turn();
    for (let asked = 0; asked < 3; asked += 1) await next();
    expect(draws).toHaveLength(3);
    expect(Math.max(...counts())).toBeLessThanOrEqual(8);
    draws[2]?.give();
    await turn();
    expect(draws).toHaveLength(3);
  });

  it('is not asked for again after a failure but for who asks, and who waited is told', async () => {
    const { draws, next } = source();
    const asking = [next(), next()].map((each) => each.catch((error: Error) => error.message));
    draws[0]?.fail();
    await turn();
    draws[1]?.fail();
    expect(await Promise.all(asking)).toEqual(['the source is away', 'the source is away']);
    await turn();
    expect(draws).toHaveLength(2);
    const again = next();
    draws[2]?.give();
    expect(await again).toBe(1);
  });
});
