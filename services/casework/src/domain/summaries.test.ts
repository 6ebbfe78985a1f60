import {
  attentionReasons,
  caseDeadlineKinds,
  caseOutcomeCodes,
  type Language,
  languages,
} from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import { summariesIn } from './summaries.ts';

const now = '2024-11-29T06:44:30.000Z';
const dueAt = '2025-11-29T07:24:30.000Z';
const summaries = (language: Language) => summariesIn({ language, timeZone: 'Africa/Casablanca' });

test('the timer says in the language of the campaign what is awaited, and until when by its clock', () => {
  expect(summaries('fr').until({ kind: 'bedHold', dueAt: '2024-11-29T07:24:30.000Z' }, now)).toBe(
    'Jusqu’au vendredi 29 novembre, 08:24 (UTC+1)\u00a0: entrée dans le lit réservé',
  );
});

test.each(languages)('every summary in %s is a line that Temporal takes', (language) => {
  const said = summaries(language);
  const all = [
    ...caseDeadlineKinds.flatMap((kind) => [said.until({ kind, dueAt }, now), said.moreTime(kind)]),
    ...attentionReasons.map(said.missed),
    ...caseOutcomeCodes.map(said.closing),
    ...[said.lapseHold(), said.askAnotherCentre(), said.askNextAgency(), said.endUnconsented()],
  ];
  for (const summary of all) {
    expect(summary).toMatch(/^[^\n]+$/);
    // Temporal refuses more than 400 bytes, as JSON, and with it the task.
    expect(Buffer.byteLength(JSON.stringify(summary))).toBeLessThan(400);
  }
});
