import { expect, test } from '@jest/globals';
import { whoseOf } from './whose.ts';

const referralId = '6b9f1f0e-4a1c-4a52-8d3b-0f1f8a2c9e11';
const at = (topic: string) => ({
  ...{ topic, partition: 0, offset: '1', group: 'g', reason: 'r', code: '-', attempts: 1, time: '-' },
});
const answers = at('iwaa.agency.night-clinic.responses.v1');

test.each([
  ['its value', { key: null, value: JSON.stringify({ referralId }) }],
  ['its key', { key: Buffer.from(referralId), value: Buffer.from('{') }],
  ['its subject', { key: null, value: null, headers: { ce_subject: ` referral/${referralId}` } }],
])("an agency's message tells of which referral it speaks by %s", (_where, message) => {
  expect(whoseOf(message, answers)).toEqual({ agencyId: 'night-clinic', referralId });
});

test("a service's fact tells of which case it speaks", () => {
  const message = { key: 'SK-2425-00042', value: '{}' };
  expect(whoseOf(message, at('iwaa.intake.v1'))).toEqual({ caseId: 'SK-2425-00042' });
});

test('what has not the form of an id is told of nobody', () => {
  const fatima = { key: 'Fatima', value: '{"referralId":"Fatima"}', headers: { ce_subject: 'Fatima' } };
  expect(whoseOf(fatima, answers)).toEqual({ agencyId: 'night-clinic' });
  expect(whoseOf(fatima, undefined)).toEqual({});
});
