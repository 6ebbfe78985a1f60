import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createOffsetTracker } from './offset-tracker.ts';

const message = (offset: number, { bytes = 10, writtenAt = 0 } = {}) => ({
  offset: String(offset),
  bytes,
  writtenAt,
});

describe('the tracker', () => {
  test('gives up to where a partition is done without a gap, in whatever order its messages are done', () => {
    const orders = fc
      .uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 40 })
      .chain((offsets) =>
        fc.tuple(
          fc.constant(offsets.toSorted((a, b) => a - b)),
          fc.shuffledSubarray(offsets, { minLength: offsets.length }),
        ),
      );
    fc.assert(
      fc.property(orders, ([offsets, order]) => {
        const tracker = createOffsetTracker();
        const taken = new Map(offsets.map((offset) => [offset, tracker.taken('t/0', message(offset))]));
        const done = new Set<number>();
        let committed = -1;
        for (const offset of order) {
          const pending = taken.get(offset);
          if (!pending) throw new Error('Each was taken.');
          done.add(offset);
          const through = tracker.done('t/0', pending);
          const open = offsets.findIndex((each) => !done.has(each));
          const expected = (open === -1 ? offsets.at(-1) : offsets[open - 1]) ?? -1;
          if (through !== undefined) committed = Number(through);
          expect(committed).toBe(expected);
        }
        expect(tracker.size()).toEqual({ messages: 0, bytes: 0 });
      }),
    );
  });

  test('keeps partitions apart, and counts a message that is done twice once', () => {
    const tracker = createOffsetTracker();
    const [one, other] = [tracker.taken('t/0', message(5)), tracker.taken('t/1', message(7, { bytes: 3 }))];
    expect(tracker.size()).toEqual({ messages: 2, bytes: 13 });
    expect(tracker.done('t/1', other)).toBe('7');
    expect(tracker.done('t/1', other)).toBeUndefined();
    expect(tracker.size()).toEqual({ messages: 1, bytes: 10 });
    expect(tracker.done('t/0', one)).toBe('5');
  });

  test('says which partition stands still, since when, and how old its oldest message is', () => {
    let now = 1_000;
    const tracker = createOffsetTracker(() => now);
    expect(tracker.progress()).toEqual({ oldestMs: 0, stillMs: 0, stillAt: undefined });
    const first = tracker.taken('t/0', message(1, { writtenAt: 400 }));
    now = 2_000;
    tracker.taken('t/0', message(2, { writtenAt: 900 }));
    tracker.taken('t/1', message(8, { writtenAt: 1_500 }));
    now = 4_000;
    expect(tracker.progress()).toEqual({
      oldestMs: 3_600,
      stillMs: 3_000,
      stillAt: { partition: 't/0', offset: '1' },
    });
    tracker.done('t/0', first);
    now = 5_000;
    expect(tracker.progress()).toEqual({
      oldestMs: 4_100,
      stillMs: 3_000,
      stillAt: { partition: 't/1', offset: '8' },
    });
  });
});
