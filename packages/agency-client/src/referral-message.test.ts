import { expect, test } from '@jest/globals';
import { referralLines } from './cli-referral.ts';
import { readReferral } from './referral-message.ts';

const data = {
  referralId: '4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11',
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  agencyId: 'health-delegation',
  service: 'health',
  needId: '0f6b3b6e-2f0c-4f4b-8f43-5d0a1f7d9a22',
  night: '2024-12-12',
  attempt: 1,
};
const message = (type: string, value: unknown, more: Record<string, string> = {}) => ({
  value: Buffer.from(JSON.stringify(value)),
  headers: {
    ce_specversion: '1.0',
    ce_id: 'fact-1',
    ce_source: '/iwaa/referral',
    ce_subject: `referral/${data.referralId}`,
    ce_time: '2024-12-12T21:00:00.000Z',
    ce_sequence: '1',
    ce_type: type,
    ...more,
  },
});
const requested = message('iwaa.referral.referral-requested.v1', {
  ...data,
  answerBy: '2024-12-14T21:00:00.000Z',
});
const cancelled = message('iwaa.referral.referral-cancelled.v1', { ...data, reason: 'no-answer' });

test('a referral and its taking back are read, whatever new fields they carry', () => {
  expect(readReferral(requested)).toMatchObject({ kind: 'referral', referral: { id: 'fact-1', data } });
  expect(readReferral(cancelled)).toMatchObject({
    kind: 'referral',
    referral: { data: { reason: 'no-answer' } },
  });
  const newer = message('iwaa.referral.referral-cancelled.v1', {
    ...data,
    reason: 'no-answer',
    colour: 'red',
  });
  expect(readReferral(newer)).toMatchObject({ kind: 'referral' });
});

test('what this version does not know is passed over, what breaks the promise is told apart', () => {
  expect(readReferral(message('iwaa.referral.referral-blessed.v1', data))).toEqual({ kind: 'ignored' });
  expect(readReferral(message('iwaa.referral.referral-requested.v1', { ...data }))).toEqual({
    kind: 'unreadable',
    reason: 'not-as-promised',
  });
  expect(readReferral({ value: null, headers: requested.headers })).toMatchObject({ kind: 'unreadable' });
  expect(readReferral({ value: requested.value, headers: {} })).toEqual({
    kind: 'unreadable',
    reason: 'not-a-cloud-event',
  });
});

test('the command line shows what is asked, of which case, and how to answer', () => {
  const read = readReferral(requested);
  if (read.kind !== 'referral') throw new Error('not read');
  const lines = referralLines(read.referral, 'Africa/Casablanca').join('\n');
  expect(lines).toMatch(/ASKED +health, case SK-2425-00042, answer by 2024-12-1[45] \d\d:\d\d/);
  expect(lines).toContain(`iwaa-agency answer ${data.referralId} accepted`);
});

test('the receipt of an answer is read', () => {
  const receipt = {
    agencyId: 'health-delegation',
    answerId: 'mine',
    offset: '17',
    referralId: data.referralId,
    verdict: 'refused',
    code: 'referral-ended',
    faults: null,
    state: 'cancelled',
  };
  expect(readReferral(message('iwaa.referral.answer-judged.v1', receipt))).toMatchObject({
    kind: 'receipt',
    receipt: { data: receipt },
  });
  expect(readReferral(message('iwaa.referral.answer-judged.v1', { ...receipt, verdict: 'maybe' }))).toEqual({
    kind: 'unreadable',
    reason: 'not-as-promised',
  });
});
