import { delivered, planted } from '@iwaa/proof-kit/check/planted-facts';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesInWords } from '../report/said-of.ts';
import { englishDifferences } from '../report/words/differences-en.ts';
import type { Check } from './check.ts';
import { checkSequences } from './check-sequences.ts';

const told = (check: Check): string[] => differencesInWords(check, englishDifferences);

const of = (subject: string, ...sequences: number[]): PublishedFact[] =>
  sequences.map((sequence) => planted('bed-held', subject, sequence, {}));
const right = [...of('bed/one', 1, 2, 3, 4, 5), ...of('bed/two', 1), ...of('bed/three', 1, 2)];

describe('the check of sequences', () => {
  it('passes when each aggregate counts from 1, however its facts are delivered', () => {
    fc.assert(
      fc.property(delivered(right), (facts) => {
        expect(checkSequences(facts)).toMatchObject({ ok: true, examined: 3 });
      }),
    );
  });

  it('finds any fact that is missing before the last of its aggregate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), (count, at) => {
        const missing = 1 + (at % (count - 1));
        const facts = of('bed/one', ...Array.from({ length: count }, (_, index) => index + 1));
        expect(told(checkSequences(facts.filter(({ sequence }) => sequence !== missing)))).toEqual([
          `iwaa.shelter-capacity.v1 bed/one: fact ${missing} is missing`,
        ]);
      }),
    );
  });

  it.each([
    ['a gap of many facts', of('bed/one', 1, 900), 'facts 2 to 899 are missing'],
    ['a number that stands for two facts', of('bed/one', 1, 2, 2), '2 stands for 2 facts'],
    ['a fact without a number', of('bed/one', 1, Number.NaN), 'a fact bears the number NaN'],
    ['a fact before the first', of('bed/one', 0, 1), 'a fact bears the number 0'],
  ])('finds %s', (_name, facts, difference) => {
    expect(told(checkSequences(facts))).toEqual([`iwaa.shelter-capacity.v1 bed/one: ${difference}`]);
  });

  it('keeps apart aggregates of one name in two topics', () => {
    const here = planted('case-opened', 'case/A', 1, {});
    const there = planted('case-closed', 'case/A', 1, {});
    expect(checkSequences([here, there])).toMatchObject({ ok: true, examined: 2 });
  });
});
