import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { languages } from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import { referenceCase, ToldCase } from '../testing/told-case.ts';
import { cardOf } from './card.ts';
import { foldFacts } from './case-facts.ts';
import { withMissed } from './facts-of-casework.ts';

const caseId = 'SK-2425-00042';
const from = '2024-12-12T20:00:00.000Z';
const of = { caseId, campaignId: 'SK-2425', deadlines: defaultDeadlines };

test.each(languages)('the card in %s has a word for everything it says', (language) => {
  const told = new ToldCase(caseId, from).opened().met().needs('health').held().referred();
  const file = withMissed(foldFacts(told.facts), 'bedHold', '2025-01-01T00:00:00.000Z');
  const card = cardOf(file, of, language);
  expect(card).toContain(caseId);
  expect(card).toContain('health-agency-1');
  expect(card).toContain('2024-12-12 22:00 UTC');
  expect(card).not.toMatch(/undefined|null|NaN|Invalid/);
});

test('the card says what needs attention, which deadlines run and what is overdue', () => {
  const told = new ToldCase(caseId, from).opened().met().held();
  const file = withMissed(foldFacts(told.facts), 'bedHold', '2025-01-01T00:00:00.000Z');
  const card = cardOf(file, of, 'en');
  expect(card).toContain('## Case SK-2425-00042 · open');
  expect(card).toContain('Needs attention:** the held bed was not taken');
  expect(card).toContain('| check-in to the held bed | 2024-12-12 22:00 UTC **overdue** |');
});

test('the card of a closed case says its outcome and no deadline', () => {
  const told = referenceCase(caseId, from).closed('declined-help');
  const card = cardOf(foldFacts(told.facts), of, 'fr');
  expect(card).toContain('· clos');
  expect(card).toContain("a décliné l'aide");
  expect(card).not.toContain('Échéances');
});
