import { describe, expect, it } from '@jest/globals';
import { oneAtATime } from './one-at-a-time.ts';

/** Work that ends when the test says so, and how it went. */
function work() {
  const runs: PromiseWithResolvers<void>[] = [];
  const ask = oneAtATime(() => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  });
  return { runs, ask };
}
const turn = () => new Promise(setImmediate);

describe('work that is done one at a time', () => {
  it('is done once more for all who asked while it was being done', async () => {
    const { runs, ask } = work();
    const first = ask('men');
    const others = [ask('men'), ask('men'), ask('men')];
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    await first;
    await turn();
    expect(runs).toHaveLength(2);
    runs[1]?.resolve();
    await Promise.all(others);
    expect(runs).toHaveLength(2);
  });

  it('fails for those who asked for the run that failed, and is begun again for the others', async () => {
    const { runs, ask } = work();
    const first = ask('men');
    const second = ask('men');
    runs[0]?.reject(new Error('the database is away'));
    await expect(first).rejects.toThrow('away');
    await turn();
    runs[1]?.resolve();
    await second;
  });

  it('is done at the same time for different keys', () => {
    const { runs, ask } = work();
    void ask('men');
    void ask('women');
    expect(runs).toHaveLength(2);
  });
});
