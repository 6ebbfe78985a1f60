import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { type Language, languages } from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import { CaseFixture } from '../testing/case-fixture.ts';
import { runningDeadlines } from './deadlines.ts';
import { foldFacts } from './fold-facts.ts';
import { refusalInWords, type SteeringRefusal, steeringRefusals } from './steering-refusal.ts';

const from = '2024-12-12T20:00:00.000Z';
const fixture = new CaseFixture('SK-2425-00042', from, 0)
  .opened()
  .consented('referral', 3_600_000)
  .held()
  .referred();
const running = runningDeadlines(foldFacts(fixture.facts), defaultDeadlines);
const refused = (code: SteeringRefusal, language: Language, deadlines = running) =>
  refusalInWords(code, 'extendDeadline', {
    running: deadlines,
    outcomes: ['lost-contact', 'hospital'],
    clockface: { language, timeZone: 'Africa/Casablanca' },
    now: from,
  });

test('a refusal of more time says which deadlines run, by the names that are taken, and until when', () => {
  expect(refused('deadline-not-running', 'en')).toBe(
    "No deadline of this kind runs for the case at the moment. Look at the deadlines that do. These run: check-in to the held bed (bedHold) until Thursday 12 December, 23:00 (UTC+1); the agency's answer (referralAnswer) until Saturday 14 December, 21:00 (UTC+1).",
  );
  expect(refused('deadline-not-running', 'en', [])).toMatch(/No deadline runs that could be extended\.$/);
});

test('a refusal of what can not be read says which form is meant', () => {
  expect(refused('invalid-request', 'en')).toContain('{"bedHold": "PT2H"}');
  expect(
    refusalInWords('invalid-request', 'closeCase', {
      ...{ running, outcomes: [], now: from },
      clockface: { language: 'fr', timeZone: 'Africa/Casablanca' },
    }),
  ).toContain('{"outcome": "lost-contact"}');
});

test('a refusal of an outcome says which are taken', () => {
  expect(refused('unknown-outcome', 'en')).toContain('lost-contact, hospital');
});

test.each(languages)('every refusal in %s is one line of sentences', (language) => {
  for (const code of steeringRefusals) {
    expect(refused(code, language)).toMatch(/^[^\n]{20,}\.\u2069?$/);
    expect(refused(code, language)).not.toMatch(/undefined|null|NaN|Invalid/);
  }
});

test('in Arabic each code and each number of a refusal keeps its order', () => {
  const said = refused('deadline-not-running', 'ar');
  expect(said).toMatch(/^\u2067.*\u2069$/);
  expect(said.replace(/\u2066[^\u2069]*\u2069/g, '')).not.toMatch(/[\p{Script=Latin}\p{Nd}]/u);
});
