import { delivered, planted } from '@iwaa/proof-kit/check/planted-facts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesInWords } from '../report/said-of.ts';
import { englishDifferences } from '../report/words/differences-en.ts';
import { checkNights } from './check-nights.ts';

const [first, second] = ['2024-12-12', '2024-12-15'];
const nights = [
  { night: first, reported: { contacts: 20, placements: 10 }, contacts: 2, placements: 1 },
  { night: second, reported: { contacts: 10, placements: 0 }, contacts: 1, placements: 0 },
];
const contact = (contactId: string, night: string) =>
  planted('contact-recorded', 'person/p', 1, { contactId, caseId: contactId, night });
const stay = (stayId: string, caseId: string, night: string) =>
  planted('checked-in', 'bed/one', 1, { stayId, caseId, night });
const right = [contact('c1', first), contact('c2', first), stay('s1', 'A', first), contact('c3', second)];

describe('the check of nights', () => {
  it('passes when each night has its contacts and placements, however the facts are delivered', () => {
    fc.assert(
      fc.property(delivered(right), (facts) => {
        expect(checkNights(nights, facts)).toMatchObject({ ok: true, examined: 2 });
      }),
    );
  });

  it.each([
    ['a contact too few', right.slice(1), [`${first}: 1 contact recorded, not 2`]],
    ['a contact too many', [...right, contact('c4', second)], [`${second}: 2 contacts recorded, not 1`]],
    [
      'a contact told of two nights',
      [...right, contact('c1', second)],
      [`${second}: 2 contacts recorded, not 1`],
    ],
    [
      'a placement too few',
      right.filter(({ data }) => !data.stayId),
      [`${first}: 0 people checked in, not 1`],
    ],
    ['a placement too many', [...right, stay('s2', 'B', second)], [`${second}: 1 person checked in, not 0`]],
    [
      'a person who checked in twice in a night',
      [...right, stay('s2', 'A', first)],
      [`${first}: 2 stays began for 1 person`],
    ],
    [
      'a contact of a night that was not replayed',
      [...right, contact('c4', '2024-12-13')],
      ['2024-12-13: something was recorded for a night that was not replayed'],
    ],
    [
      'a stay of a night that was not replayed',
      [...right, stay('s2', 'A', '2024-12-14')],
      ['2024-12-14: something was recorded for a night that was not replayed'],
    ],
  ])('finds %s', (_name, facts, differences) => {
    const check = checkNights(nights, facts);
    expect([check.ok, differencesInWords(check, englishDifferences)]).toEqual([false, differences]);
  });
});
