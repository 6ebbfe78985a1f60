import { receiptCodes } from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import { receiptInWords } from './cli-receipt.ts';
import type { AnswerReceipt } from './referral-message.ts';

const referralId = '4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11';
const given = { id: 'mine', referralId, state: 'accepted' as const };
const receipt = (part: Partial<AnswerReceipt['data']>): AnswerReceipt => ({
  id: 'fact-1',
  source: '/iwaa/referral',
  subject: 'answer/fact-1',
  time: '2024-12-12T21:00:00.000Z',
  sequence: 1,
  type: 'iwaa.referral.answer-judged.v1',
  data: {
    agencyId: 'health-delegation',
    ...{ answerId: 'mine', offset: '17', referralId, faults: null, code: null },
    verdict: 'taken',
    state: 'accepted',
    ...part,
  },
});

test('what became of an answer is said in words, and by an exit code of its own', () => {
  const told = [
    receiptInWords(given, receipt({})),
    receiptInWords(given, receipt({ verdict: 'changed-nothing' })),
    receiptInWords(given, receipt({ verdict: 'refused', code: 'referral-ended', state: 'cancelled' })),
    receiptInWords(given, undefined),
  ];
  expect(told.map(({ exitCode }) => exitCode)).toEqual([0, 3, 2, 4]);
  expect(told.map(({ line }) => line)).toEqual([
    `Taken: ${referralId} is accepted.`,
    `Changed nothing: ${referralId} was accepted already.`,
    expect.stringMatching(/^Refused: the referral has ended.* is cancelled\. Your yes is shown/),
    expect.stringMatching(/^Sent, and no receipt has come yet: .*--id mine/),
  ]);
});

test.each([
  ['accepted', 'completed'],
  ['completed', 'cancelled'],
] as const)('a late %s of a referral that is %s is no yes that anybody could ask for', (state, now) => {
  const refused = receipt({ verdict: 'refused', code: 'referral-ended', state: now });
  const { line } = receiptInWords({ ...given, state }, refused);
  expect(line).toBe(
    `Refused: the referral has ended, and an answer comes too late. ${referralId} is ${now}.`,
  );
});

test.each(receiptCodes)('a refusal as %s says why', (code) => {
  const { line } = receiptInWords(given, receipt({ verdict: 'refused', code, state: null }));
  expect(line).toMatch(/^Refused: [a-z].{20,}\.$/);
});
