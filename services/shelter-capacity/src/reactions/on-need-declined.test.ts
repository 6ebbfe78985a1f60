import { needDeclined } from '@iwaa/contracts/events/intake';
import { aFact } from '@iwaa/testing/facts';
import { expect, it } from '@jest/globals';
import type { KnownCase } from '../domain/known-case.ts';
import { aKnownNeed } from '../testing/a-known-need.ts';
import { onNeedDeclined } from './on-need-declined.ts';

const ofCase = { caseId: 'SK-2425-00001', campaignId: 'SK-2425' };
const night = '2024-12-12';

it.each([
  ['has the bed and the place looked for', [aKnownNeed({ needId: 'need', sequence: 1 })], [ofCase.caseId]],
  ['costs no look where no bed was ever asked for', [], []],
])('a shelter that is declined %s', async (_, needs, expected) => {
  const record: KnownCase = {
    ...ofCase,
    needs,
    answered: [],
    lostHolds: [],
    declinedAt: 2,
    closed: false,
    corrected: null,
    passed: [],
    admissions: [],
  };
  const givenUp: string[] = [];
  const reaction = onNeedDeclined({ decline: async () => record }, async (id) => void givenUp.push(id));
  await reaction.react(aFact(needDeclined, { ...ofCase, kind: 'shelter', night }), {
    topic: 'intake',
    offset: '0',
  });
  expect(givenUp).toEqual(expected);
});
