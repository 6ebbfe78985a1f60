import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slicePage } from './slice-page.ts';

const same = (id: string) => id;

describe('going through the pages of what a document holds', () => {
  it('gives what was there from the start exactly once and in order, while more comes before and after', () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 5 }), (all, limit) => {
        const first = all.slice(0, Math.ceil(all.length / 2));
        const more = all.slice(first.length);
        const seen: string[] = [];
        let items = first;
        for (let after: string | undefined; ; ) {
          const page = slicePage(items, same, 'a list', { limit, after });
          if (page.kind === 'refused') throw new Error(page.detail);
          expect(page.result.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.result.items);
          if (page.result.next === null) break;
          after = page.result.next;
          items = [...more.splice(0, 1), ...items, ...more.splice(0, 1)];
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => first.includes(id))).toEqual(first);
      }),
    );
  });

  it('refuses a cursor of another list, and one of what is not in it', () => {
    const page = slicePage(['a', 'b'], same, 'a list', { limit: 1 });
    const next = (page.kind === 'done' && page.result.next) || '';
    const refusal = { code: 'invalid-request', errors: [{ field: 'querystring.after' }] };
    expect(slicePage(['a', 'b'], same, 'another', { limit: 1, after: next })).toMatchObject(refusal);
    expect(slicePage(['b'], same, 'a list', { limit: 1, after: next })).toMatchObject(refusal);
    expect(slicePage(['a', 'b'], same, 'a list', { limit: 1, after: next })).toMatchObject({
      result: { items: ['b'], next: null },
    });
  });
});
