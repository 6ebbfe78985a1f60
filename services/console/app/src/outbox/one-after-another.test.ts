import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oneAfterAnother } from './one-after-another.ts';

describe('what runs one after another', () => {
  it('leaves behind what was there at the last call, however its runs and the calls are interleaved', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 6 }), async (scheduler, changes) => {
        let stored = 0;
        let shown = 0;
        let atOnce = 0;
        const read = oneAfterAnother(async () => {
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
    const run = oneAfterAnother(async () => {
      runs += 1;
      if (runs === 1) throw new Error('The disk could not be read.');
    });
    const failed = run();
    await expect(failed).rejects.toThrow('The disk could not be read.');
    await run();
    expect(runs).toBe(2);
  });
});
