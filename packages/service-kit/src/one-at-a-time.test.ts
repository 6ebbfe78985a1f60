import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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

  it('is not begun twice where somebody asks between the end of a run and the beginning of the next', async () => {
    const { runs, ask } = work();
    const first = ask('men');
    const second = ask('men');
    const third = first.then(() => ask('men'));
    runs[0]?.resolve();
    await turn();
    expect(runs).toHaveLength(2);
    runs[1]?.resolve();
    await Promise.all([second, third]);
    expect(runs).toHaveLength(2);
  });

  it('is done at the same time for different keys', () => {
    const { runs, ask } = work();
    void ask('men');
    void ask('women');
    expect(runs).toHaveLength(2);
  });

  it('leaves behind what was there at the last call, however its runs and the calls are interleaved', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 6 }), async (scheduler, changes) => {
        let stored = 0;
        let shown = 0;
        let atOnce = 0;
        const read = oneAtATime(async () => {
          atOnce += 1;
          expect(atOnce).toBe(1);
          const found = stored;
          await scheduler.schedule(Promise.resolve(), 'read');
          shown = found;
          atOnce -= 1;
        });
        const change = async (number: number) => {
          await scheduler.schedule(Promise.resolve(), 'write');
          stored = Math.max(stored, number);
          await read();
          expect(shown).toBeGreaterThanOrEqual(number);
        };
        await scheduler.waitFor(
          Promise.all(Array.from({ length: changes }, (_, index) => change(index + 1))),
        );
        expect(shown).toBe(changes);
      }),
    ));

  it('goes on after a run that failed, and tells of it only who waited for that one', async () => {
    let runs = 0;
    const run = oneAtATime(async () => {
      runs += 1;
      if (runs === 1) throw new Error('The disk could not be read.');
    });
    const failed = run();
    await expect(failed).rejects.toThrow('The disk could not be read.');
    await run();
    expect(runs).toBe(2);
  });
});
