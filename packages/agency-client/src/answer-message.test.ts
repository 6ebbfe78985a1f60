import { definitionOf } from '@iwaa/contracts/catalogue';
import { givenBy, referralOutcomeGivers, referralReasonGivers } from '@iwaa/contracts/givers';
import { responseStates } from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, AnswerRefusal, answerMessage } from './answer-message.ts';

const referralId = '4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11';
const agencyId = 'health-delegation';

test('an answer is a CloudEvents message that any Kafka client can send', () => {
  const message = answerMessage({ agencyId, referralId, answer: { state: 'accepted' }, id: 'mine' });
  expect(message).toMatchObject({
    key: referralId,
    headers: {
      ce_specversion: '1.0',
      ce_id: 'mine',
      ce_source: '/agency/health-delegation',
      ce_type: 'iwaa.agency.referral-answered.v1',
      'content-type': 'application/json',
    },
  });
  expect(JSON.parse(message.value)).toEqual({ referralId, state: 'accepted' });
});

test('an answer without the reason or outcome that its state needs is refused, and the refusal says which', () => {
  const refuse = (answer: Answer) => () => answerMessage({ agencyId, referralId, answer });
  expect(refuse({ state: 'rejected' })).toThrow(/not sent.*reason: is required when/);
  expect(refuse({ state: 'completed' })).toThrow(/not sent.*outcome: is required when/);
  expect(() => answerMessage({ agencyId, referralId: 'x', answer: { state: 'accepted' } })).toThrow(
    /not sent.*referralId/,
  );
});

test('every answer is either refused or read by Iwaa as it was meant', () => {
  const answers = fc.record(
    {
      state: fc.constantFrom(...responseStates),
      reason: fc.constantFrom(...givenBy(referralReasonGivers, 'agency-staff')),
      outcome: fc.constantFrom(...givenBy(referralOutcomeGivers, 'agency-staff')),
    },
    { requiredKeys: ['state'] },
  );
  fc.assert(
    fc.property(answers, (answer) => {
      try {
        const { headers, value } = answerMessage({ agencyId, referralId, answer });
        const read = definitionOf(headers.ce_type ?? '')?.data.parse(JSON.parse(value));
        expect(read).toEqual({ ...answer, referralId });
      } catch (error) {
        if (!(error instanceof AnswerRefusal)) throw error;
      }
    }),
  );
});
