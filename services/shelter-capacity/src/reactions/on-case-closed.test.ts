import { caseClosed } from '@iwaa/contracts/events/casework';
import { aFact } from '@iwaa/testing/facts';
import { expect, it } from '@jest/globals';
import { onCaseClosed } from './on-case-closed.ts';

const ofCase = { caseId: 'SK-2425-00001', campaignId: 'SK-2425' };

it.each([
  ['has its bed and its place looked for, where the shelter has heard of it', 'known', [ofCase.caseId]],
  ['costs no look where it has not: such a case was given nothing', 'unknown', []],
] as const)('a closed case %s', async (_, before, expected) => {
  const givenUp: string[] = [];
  const reaction = onCaseClosed({ close: async () => before }, async (caseId) => void givenUp.push(caseId));
  await reaction.react(aFact(caseClosed, { ...ofCase, outcome: 'own-housing' }), {
    topic: 'casework',
    offset: '0',
  });
  expect(givenUp).toEqual(expected);
});
