import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shuffled } from './shuffled.ts';

describe('shuffled', () => {
  it('keeps every item, once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 20 }), (items) => {
        const mixed = shuffled(items, Math.random);
        expect(new Set(mixed)).toEqual(new Set(items));
        expect(mixed).toHaveLength(items.length);
      }),
    );
  });

  it('puts each item first about as often as any other', () => {
    const first = { a: 0, b: 0, c: 0 };
    for (let turn = 0; turn < 3000; turn += 1)
      first[shuffled(['a', 'b', 'c'] as const, Math.random)[0] ?? 'a'] += 1;
    for (const count of Object.values(first)) expect(count).toBeGreaterThan(850);
  });
});
