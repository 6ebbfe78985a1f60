import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OwnedChange } from './change.ts';
import { createRecentChanges } from './recent-changes.ts';

const change = (subject: string): OwnedChange => ({
  change: { type: 'iwaa.intake.case-opened.v1', subject },
  owners: {},
  metBy: [],
  isMetBefore: false,
  actions: [],
});

describe('the last changes', () => {
  test('after a place are exactly those that came since, or it is said that they are not known any more', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 20 }), (before, since, kept) => {
        const recent = createRecentChanges(kept);
        for (let index = 0; index < before; index += 1) recent.add(change(`before-${index}`));
        const place = recent.end();
        const came = Array.from({ length: since }, (_, index) => `since-${index}`);
        for (const subject of came) recent.add(change(subject));
        const told = recent.after(place)?.map((one) => one.change.subject);
        expect(told).toEqual(since <= kept ? came : undefined);
      }),
    );
  });

  test('are not known at a place of another process, or at one that never was', () => {
    const [one, other] = [createRecentChanges(), createRecentChanges()];
    one.add(change('a'));
    for (const place of [other.end(), 'nothing', `${one.end()}0`, `${one.end().split('.')[0]}.-1`, ''])
      expect(one.after(place)).toBeUndefined();
  });

  test('wake who waits for the next one, and let go of who stops waiting', async () => {
    const recent = createRecentChanges();
    const stop = new AbortController();
    const [woken, stopped] = [recent.next(new AbortController().signal), recent.next(stop.signal)];
    stop.abort();
    await stopped;
    recent.add(change('a'));
    await woken;
    await recent.next(stop.signal);
  });
});
