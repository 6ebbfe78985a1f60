import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import { describe, expect, it } from '@jest/globals';
import { type Census, checkCensus } from './check-census.ts';

const [first, second] = ['2024-12-12', '2024-12-13'];
const fact = (type: string, night: string): PublishedFact =>
  ({ type: `iwaa.shelter-capacity.${type}.v1`, data: { bedId: 'centre.men-001', night } }) as never;
const facts = [fact('checked-in', first), fact('checked-out', second)];
const counts = (occupied: number, free = 2 - occupied) => ({ beds: 2, free, held: 0, occupied, unusable: 0 });
const census = (night: string, occupied: number, asKnownThen = counts(0)): Census => {
  const of = { unit: 'men', overflow: false, rollCalled: true, knownAt: '2024-12-12T22:00:00.000Z' } as const;
  return { centreId: 'centre', night, lines: [{ ...of, asKnownNow: counts(occupied), asKnownThen }] };
};

describe('the check of the census', () => {
  it('holds where each night has those who slept there by the facts', () => {
    expect(checkCensus([census(first, 1), census(second, 0)], facts)).toMatchObject({
      ok: true,
      examined: 2,
    });
  });

  it('finds a night with others in bed, and one that does not add up', () => {
    expect(checkCensus([census(second, 1)], facts).differences).toMatchObject([
      { what: 'censusOfNight', of: [second, 'men', 1, 0] },
    ]);
    expect(checkCensus([census(first, 1, counts(1, 2))], facts).differences).toMatchObject([
      { what: 'censusDoesNotAddUp', of: [first, 'men'] },
    ]);
  });
});
