import { describe, expect, it } from '@jest/globals';
import { createCommits } from './commits.ts';

/** Commits that end when the test says so. */
function commits() {
  const begun: { readonly offset: string; readonly end: PromiseWithResolvers<void> }[] = [];
  const { through, flushed } = createCommits((offset) => {
    const end = Promise.withResolvers<void>();
    begun.push({ offset, end });
    return end.promise;
  });
  return { begun, through, flushed, offsets: () => begun.map(({ offset }) => offset) };
}
const turn = () => new Promise(setImmediate);

describe('commits', () => {
  it('go on one at a time, and leave out what a later one covers', async () => {
    const { begun, through, flushed, offsets } = commits();
    for (const offset of ['1', '2', '3']) through(offset);
    expect(offsets()).toEqual(['1']);
    begun[0]?.end.resolve();
    await turn();
    expect(offsets()).toEqual(['1', '3']);
    begun[1]?.end.resolve();
    await flushed();
    through('4');
    expect(offsets()).toEqual(['1', '3', '4']);
  });

  it('are flushed when the last is done and not before', async () => {
    const { begun, through, flushed } = commits();
    through('1');
    through('2');
    let isSettled = false;
    const done = flushed().then(() => {
      isSettled = true;
    });
    begun[0]?.end.resolve();
    await turn();
    expect(isSettled).toBe(false);
    begun[1]?.end.resolve();
    await done;
  });

  it('that fail are told to who waits for them to be flushed', async () => {
    const { begun, through, flushed } = commits();
    through('1');
    begun[0]?.end.reject(new Error('no longer a member of the group'));
    await turn();
    await expect(flushed()).rejects.toThrow('no longer');
  });

  it('of nothing are flushed', async () => {
    await expect(commits().flushed()).resolves.toBeUndefined();
  });
});
