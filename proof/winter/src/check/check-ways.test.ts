import { describe, expect, it } from '@jest/globals';
import { checkWays } from './check-ways.ts';

const at = (second: number) => Date.UTC(2024, 11, 12, 20, 0, second);
const of = (holdId: string) => ({ holdId, caseId: `case-of-${holdId}` });
const fact = (type: string, second: number, data: object) =>
  ({ type: `iwaa.shelter-capacity.${type}.v1`, time: at(second), data }) as never;
const setOut = (holdId: string, second: number, until: number) =>
  fact('set-out', second, { ...of(holdId), lapsesAt: new Date(at(until)).toISOString() });
const lapsed = (holdId: string, second: number) => fact('hold-lapsed', second, of(holdId));

describe('the check of the ways to a bed', () => {
  it('lets a bed be held until the way may take no longer, and lets go of it then', () => {
    const facts = [setOut('A', 0, 40), lapsed('A', 40), setOut('B', 5, 30), lapsed('C', 6)];
    expect(checkWays(facts)).toMatchObject({ ok: true, examined: 2 });
  });

  it('finds a bed that was given away while somebody was on the way to it', () => {
    const { differences } = checkWays([setOut('A', 0, 40), lapsed('A', 39)]);
    expect(differences).toEqual([{ what: 'lapsedOnTheWay', of: ['case-of-A'] }]);
  });

  it('finds a way that was begun twice, by which a bed would be kept for ever', () => {
    const { differences } = checkWays([setOut('A', 0, 40), setOut('A', 30, 70)]);
    expect(differences).toEqual([{ what: 'setOutAgain', of: ['case-of-A', 2] }]);
  });
});
