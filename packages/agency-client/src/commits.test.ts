import { describe, expect, it } from '@jest/globals';
import { createCommits } from './commits.ts';

/** Commits that end when the test says so. */
function commits() {
  const begun: { readonly offset: string; readonly end: PromiseWithResolvers<void> }[] = [];
  const { through, settled } = createCommits((offset) => {
    const end = Promise.withResolvers<void>();
    begun.push({ offset, end });
    return end.promise;
  });
  return { begun, through, settled, offsets: () => begun.map(({ offset }) => offset) };
}
const turn = () => new Promise(setImmediate);

describe('commits', () => {
  it('go on one at a time, and leave out what a later one covers', async () => {
    const { begun, through, settled, offsets } = commits();
    for (const offset of ['1', '2', '3']) through(offset);
    expect(offsets()).toEqual(['1']);
    begun[0]?.end.resolve();
    await turn();
    expect(offsets()).toEqual(['1', '3']);
    begun[1]?.end.resolve();
    await settled();
    through('4');
    expect(offsets()).toEqual(['1', '3', '4']);
  });

  it('are settled when the last is done and not before', async () => {
    const { begun, through, settled } = commits();
    through('1');
    through('2');
    let isSettled = false;
    const done = settled().then(() => {
      isSettled = true;
    });
    begun[0]?.end.resolve();
    await turn();
    expect(isSettled).toBe(false);
    begun[1]?.end.resolve();
    await done;
  });

  it('that fail are told to who waits for them to be settled', async () => {
    const { begun, through, settled } = commits();
    through('1');
    begun[0]?.end.reject(new Error('no longer a member of the group'));
    await turn();
    await expect(settled()).rejects.toThrow('no longer');
  });

  it('of nothing are settled', async () => {
    await expect(commits().settled()).resolves.toBeUndefined();
  });
});
