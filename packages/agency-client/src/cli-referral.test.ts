import { defaultTimeZone } from '@iwaa/contracts/default-time-zone';
import { expect, test } from '@jest/globals';
import { referralLines } from './cli-referral.ts';
import type { Referral } from './referral-message.ts';

const referral: Referral = {
  id: 'fact-1',
  source: '/iwaa/referral',
  subject: 'referral/r-1',
  time: '2024-12-12T21:00:00.000Z',
  sequence: 1,
  type: 'iwaa.referral.referral-requested.v1',
  data: {
    provinceId: 'sidi-kacem',
    campaignId: 'SK-2425',
    caseId: 'SK-2425-00042',
    personId: '4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a12',
    referralId: '4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11',
    needId: '4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a13',
    agencyId: 'health-delegation',
    service: 'health',
    night: '2024-12-12',
    attempt: 1,
    answerBy: '2025-03-10T23:30:00.000Z',
  },
} as Referral;

test("times are those of the campaigns' clock, whatever the machine's is, and say what it is ahead", () => {
  const kept = process.env.TZ;
  const told = ['UTC', 'Asia/Tokyo'].map((machine) => {
    process.env.TZ = machine;
    return referralLines(referral, defaultTimeZone)[0];
  });
  if (kept === undefined) delete process.env.TZ;
  else process.env.TZ = kept;
  // Morocco leaves UTC+1 for Ramadan.
  const line =
    '2024-12-12 22:00 UTC+1  4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11  ASKED      health, case SK-2425-00042, answer by 2025-03-10 23:30 UTC+0';
  expect(told).toEqual([line, line]);
});

test('an agency that goes by another clock is told the time by that', () => {
  expect(referralLines(referral, 'America/St_Johns')[0]).toMatch(/^2024-12-12 17:30 UTC-3:30 {2}/);
});
