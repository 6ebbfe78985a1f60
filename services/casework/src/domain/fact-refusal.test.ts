import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { expect, test } from '@jest/globals';
import { CaseFixture, referenceCase } from '../testing/case-fixture.ts';
import { refusalOf } from './fact-refusal.ts';

const caseId = 'SK-2425-00042';
const from = '2024-12-12T20:00:00.000Z';
const of = { caseId, campaignId: 'SK-2425', deadlines: defaultDeadlines };

test('no fact of a case is refused while its campaign keeps within bounds', () => {
  for (const fact of referenceCase(caseId, from).facts) expect(refusalOf(fact, of)).toBeNull();
});

test.each(['P100000000W', 'a while', ''])(
  'a fact is refused that begins a time which can not be reckoned: %s',
  (waitingForBed) => {
    const impossible = { ...of, deadlines: { ...defaultDeadlines, waitingForBed } };
    const refusals = new CaseFixture(caseId, from)
      .opened()
      .waits()
      .met()
      .facts.map((fact) => refusalOf(fact, impossible));
    expect(refusals).toEqual([null, 'not-foldable', null]);
  },
);
