import { referralAnswered } from '@iwaa/contracts/events/agency';
import { referralRequested } from '@iwaa/contracts/events/referral';
import { holdLapsed } from '@iwaa/contracts/events/shelter-capacity';
import { largestMessageBytes } from '@iwaa/contracts/topology';
import { describe, expect, test } from '@jest/globals';
import { holdFact } from '../testing/hold-fact.ts';
import { toMessage } from '../wire/cloud-event.ts';
import type { ReceivedMessage } from '../wire/message.ts';
import { createClassifier } from './classify-message.ts';

const responses = 'iwaa.agency.clinic.responses.v1';
const classifyAnswer = createClassifier('iwaa.referral.responses', new Set([referralAnswered.type]));
const classifyFact = createClassifier('iwaa.casework.bridge', new Set([holdLapsed.type]));

function answer(headers: Record<string, string | undefined> = {}): ReceivedMessage {
  return {
    key: null,
    value: JSON.stringify({ referralId: '6b9f1f0e-4a1c-4a52-8d3b-0f1f8a2c9e11', state: 'accepted' }),
    headers: {
      ce_specversion: '1.0',
      ce_id: 'a-1',
      ce_source: '/agency/clinic',
      ce_type: referralAnswered.type,
      ...headers,
    },
    offset: '7',
    timestamp: '1734037200000',
  };
}

const fact: ReceivedMessage = {
  ...toMessage({ topic: '', ...holdFact(1, 1) }),
  offset: '7',
  timestamp: '1734037200000',
};

describe('what an agency sends', () => {
  test('is its answer, also where its type stands between blanks', () => {
    expect(classifyAnswer(responses, answer())).toMatchObject({ kind: 'fact' });
    expect(classifyAnswer(responses, answer({ ce_type: ` ${referralAnswered.type} ` }))).toMatchObject({
      kind: 'fact',
      fact: { type: referralAnswered.type },
    });
  });

  test.each([
    ['iwaa.agency.referral-answered', 'unknown-type'],
    ['iwaa.agency.referral-answered.v2', 'unknown-type'],
    ['iwaa.agency.referral_answered.v1', 'unknown-type'],
    ['IWAA.agency.referral-answered.v1', 'unknown-type'],
    ['referral-answered', 'unknown-type'],
    ['accepted', 'unknown-type'],
    ['', 'bad-header:ce_type'],
    [undefined, 'missing-header:ce_type'],
  ])('is never passed over without a word: under the type %j it is put aside as %s', (ce_type, reason) => {
    expect(classifyAnswer(responses, answer({ ce_type }))).toMatchObject({ kind: 'poison', reason });
  });

  test('is told which type it must have', () => {
    expect(classifyAnswer(responses, answer({ ce_type: 'iwaa.agency.referral-answered.v2' }))).toMatchObject({
      faults: 'ce_type: must be iwaa.agency.referral-answered.v1',
    });
  });

  test.each(['/agency/clinic2', '/agency/clini', '/clinic', '/iwaa/referral', '/agency/CLINIC'])(
    'is put aside where it names another source than the agency whose topic it is: %s',
    (ce_source) => {
      expect(classifyAnswer(responses, answer({ ce_source }))).toEqual({
        kind: 'poison',
        reason: 'foreign-source',
        faults: 'ce_source: must be /agency/clinic',
      });
    },
  );

  test('is put aside where it says a fact of one of the services', () => {
    const forged = { ...fact, headers: { ...fact.headers } };
    expect(classifyAnswer(responses, forged)).toEqual({
      kind: 'poison',
      reason: 'not-of-this-topic',
      faults: 'ce_type: must be iwaa.agency.referral-answered.v1',
    });
    const requested = answer({ ce_type: referralRequested.type });
    expect(classifyAnswer(responses, requested)).toMatchObject({ kind: 'poison' });
  });
});

describe('what a service sends', () => {
  test('is passed over where the reader does not react to it, whether it is known or new', () => {
    expect(classifyFact('iwaa.shelter-capacity.v1', fact)).toMatchObject({ kind: 'fact' });
    for (const ce_type of [referralRequested.type, 'iwaa.shelter-capacity.something-new.v1'])
      expect(classifyFact('iwaa.shelter-capacity.v1', answer({ ce_type }))).toEqual({ kind: 'none' });
  });
});

describe('what anybody sends', () => {
  test('is put aside where it is larger than a message may be, or could not be read', () => {
    const large = { ...answer(), value: 'x'.repeat(largestMessageBytes) };
    expect(classifyAnswer(responses, large)).toEqual({ kind: 'poison', reason: 'too-large' });
    const unreadable = { reason: 'corrupt' as const, firstOffset: '3', bytes: Buffer.alloc(1) };
    expect(classifyAnswer(responses, { ...answer(), headers: {}, unreadable })).toEqual({
      kind: 'poison',
      reason: 'unreadable:corrupt',
    });
  });

  test("is no concern of this reader where it is another group's replay", () => {
    const replay = answer({ iwaa_replay_for: 'iwaa.casework.bridge' });
    expect(classifyAnswer(responses, replay)).toEqual({ kind: 'none' });
    const own = answer({ iwaa_replay_for: 'iwaa.referral.responses' });
    expect(classifyAnswer(responses, own)).toMatchObject({ kind: 'fact' });
  });
});
