import { describe, expect, it } from '@jest/globals';
import { isTooDeep } from './body-depth.ts';

describe('the depth of a body', () => {
  it.each([
    [undefined],
    [null],
    ['text'],
    [{ a: [{ b: [{ c: 1 }] }] }],
    [Array.from({ length: 30_000 }, () => ({}))],
  ])('is nothing to worry about in what requests look like (%#)', (body) =>
    expect(isTooDeep(body)).toBe(false),
  );

  it.each([['['.repeat(30_000) + ']'.repeat(30_000)], [`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`]])(
    'is seen without going down into it (%#)',
    (text) => expect(isTooDeep(JSON.parse(text))).toBe(true),
  );
});
