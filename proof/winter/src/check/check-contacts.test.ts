import { delivered, planted } from '@iwaa/proof-kit/check/planted-facts';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesInWords } from '../report/said-of.ts';
import { englishDifferences } from '../report/words/differences-en.ts';
import { checkContacts } from './check-contacts.ts';

const caseOf = (number: number): string => `SK-2425-0000${number}`;
const opened = (number: number): PublishedFact =>
  planted('case-opened', `person/p${number}`, 1, { caseId: caseOf(number) });
const contact = (id: string, number: number, sequence = 2): PublishedFact =>
  planted('contact-recorded', `person/p${number}`, sequence, { contactId: id, caseId: caseOf(number) });

const acknowledged = [
  { contactId: 'c1', caseId: caseOf(1) },
  { contactId: 'c2', caseId: caseOf(2) },
  { contactId: 'c3', caseId: caseOf(1) },
];
const right = [opened(1), contact('c1', 1), opened(2), contact('c2', 2), contact('c3', 1, 3)];

function differences(facts: readonly PublishedFact[], told = acknowledged): string {
  const check = checkContacts(told, facts);
  expect(check.ok).toBe(check.differences.length === 0);
  return differencesInWords(check, englishDifferences).join('\n');
}

describe('the check of contacts', () => {
  it('passes when every acknowledged contact is published once, in whatever order and however often delivered', () => {
    fc.assert(
      fc.property(delivered(right), (facts) => {
        expect(checkContacts(acknowledged, facts)).toMatchObject({ ok: true, examined: 3 });
      }),
    );
  });

  it('finds each contact that was acknowledged and lost', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 3, 4), (index) => {
        const lost = right[index];
        expect(differences(right.filter((fact) => fact !== lost))).toBe(
          `the contact ${lost?.data.contactId} was acknowledged and is in no topic`,
        );
      }),
    );
  });

  it.each([
    [
      'published under two cases',
      [...right, contact('c1', 2, 4)],
      `the contact c1 was acknowledged for ${caseOf(1)} and is published for ${caseOf(1)}, ${caseOf(2)}`,
    ],
    [
      'published under another case',
      right.map((fact) => (fact.data.contactId === 'c2' ? contact('c2', 1) : fact)),
      `the contact c2 was acknowledged for ${caseOf(2)} and is published for ${caseOf(1)}`,
    ],
    ['recorded twice', [...right, contact('c1', 1, 4)], 'the contact c1 was recorded 2 times'],
    [
      'published and not acknowledged',
      [...right, contact('c4', 1, 4)],
      'the contact c4 is published and was never acknowledged',
    ],
    [
      'of a case that was never opened',
      right.filter((fact) => fact !== right[2]),
      `the case ${caseOf(2)} of contact c2 was never opened`,
    ],
  ])('finds a contact %s', (_name, facts, difference) => {
    expect(differences(facts)).toBe(difference);
  });

  it('finds two contacts that were given one id', () => {
    expect(differences(right, [...acknowledged, { contactId: 'c1', caseId: caseOf(1) }])).toBe(
      '2 contacts were acknowledged as the same one, c1',
    );
  });

  it('tells the first five differences and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ contactId: `lost${index}`, caseId: caseOf(1) }));
    const check = checkContacts(many, []);
    const sentences = differencesInWords(check, englishDifferences);
    expect(sentences).toHaveLength(6);
    expect(sentences.at(-1)).toBe('… and 3 more');
  });
});
