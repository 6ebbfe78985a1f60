import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { atRate } from './at-rate.ts';

describe('sending at a rate', () => {
  it('sends each number once and gives what came of it, in order', async () => {
    const results = await atRate({ first: 7, count: 5, perSecond: 1e6 }, async (number) => number * 2);
    expect(results).toEqual([14, 16, 18, 20, 22]);
  });

  it('leaves no more without an answer than it may', async () => {
    let open = 0;
    let most = 0;
    await atRate({ first: 0, count: 50, perSecond: 1e6, mostUnanswered: 4 }, async () => {
      open += 1;
      most = Math.max(most, open);
      await wait(1);
      open -= 1;
    });
    expect(most).toBe(4);
  });

  it('sends all of them although one fails, and then says so', async () => {
    let sent = 0;
    const sending = atRate({ first: 0, count: 10, perSecond: 1e6, mostUnanswered: 2 }, async (number) => {
      sent += 1;
      if (number === 1) throw new Error('refused');
    });
    await expect(sending).rejects.toThrow('refused');
    expect(sent).toBe(10);
  });
});
