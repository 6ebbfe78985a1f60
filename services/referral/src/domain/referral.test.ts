import { definitionOf } from '@iwaa/contracts/catalogue';
import { isRefusal } from '@iwaa/contracts/decision';
import { referralReasons, referralStates, responseStates } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  asAsked,
  decide,
  evolve,
  isAsked,
  newReferral,
  type Referral,
  type ReferralCommand,
  type ReferralEvent,
} from './referral.ts';
import { isOpen, mayBecome } from './referral-states.ts';

const about = {
  referralId: '4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11',
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  needId: '0f6b3b6e-2f0c-4f4b-8f43-5d0a1f7d9a22',
  service: 'health',
} as const;
const asking = { night: '2024-12-12', attempt: 1 };
const agencyId = 'health-delegation';
const requestReferral: ReferralCommand = {
  type: 'request-referral',
  ...about,
  ...asking,
  agencyId,
  at: '2024-12-12T21:00:00.000Z',
  answerWithin: 'P2D',
};
const requested: ReferralEvent = {
  type: 'iwaa.referral.referral-requested.v1',
  data: { ...about, ...asking, agencyId, answerBy: '2024-12-14T21:00:00.000Z' },
};
const { needId: _, ...base } = { ...about, agencyId };
const accepted: ReferralEvent = { type: 'iwaa.referral.referral-accepted.v1', data: base };
const started: ReferralEvent = { type: 'iwaa.referral.referral-started.v1', data: base };
const rejected: ReferralEvent = {
  type: 'iwaa.referral.referral-rejected.v1',
  data: { ...base, ...asking, needId: about.needId, reason: 'at-capacity' },
};
const onHold: ReferralEvent = {
  type: 'iwaa.referral.referral-put-on-hold.v1',
  data: { ...base, reason: 'awaiting-person' },
};
const completed: ReferralEvent = {
  type: 'iwaa.referral.referral-completed.v1',
  data: { ...base, outcome: 'service-given' },
};
const unanswered: ReferralEvent = {
  type: 'iwaa.referral.referral-cancelled.v1',
  data: { ...base, ...asking, needId: about.needId, reason: 'no-answer' },
};
const notPlaced: ReferralEvent = { type: 'iwaa.referral.referral-not-placed.v1', data: about };

const given = (...events: ReferralEvent[]): Referral => events.reduce(evolve, newReferral);
const answer = (
  state: (typeof responseStates)[number],
  more: { reason?: (typeof referralReasons)[number]; outcome?: 'service-given' | 'admitted' } = {},
): ReferralCommand => ({ type: 'answer-referral', agencyId, answer: { state, ...more } });

describe('asking an agency', () => {
  test('a request says until when the agency has to answer', () => {
    expect(decide(newReferral, requestReferral)).toEqual([requested]);
  });

  test('a request that is repeated asks nobody again, even after the end', () => {
    expect(decide(given(requested), requestReferral)).toEqual([]);
    expect(decide(given(requested, accepted, completed), requestReferral)).toEqual([]);
  });

  test('a referral is known as it was asked, whatever has become of it', () => {
    const before = given(requested);
    const after = given(requested, accepted, completed);
    expect(isAsked(after) && asAsked(after)).toEqual(before);
  });

  test('a need that could not be placed is recorded once, and may be placed later', () => {
    const command: ReferralCommand = { type: 'record-not-placed', ...about };
    expect(decide(newReferral, command)).toEqual([notPlaced]);
    expect(decide(given(notPlaced), command)).toEqual([]);
    expect(decide(given(requested), command)).toEqual([]);
    expect(decide(given(notPlaced), requestReferral)).toEqual([requested]);
  });
});

describe('an agency answers', () => {
  test('an acceptance, a start and a completion close the loop', () => {
    expect(decide(given(requested), answer('accepted'))).toEqual([accepted]);
    expect(decide(given(requested, accepted), answer('in-progress'))).toEqual([started]);
    expect(
      decide(given(requested, accepted, started), answer('completed', { outcome: 'service-given' })),
    ).toEqual([completed]);
  });

  test('a rejection carries its reason and what the next attempt needs', () => {
    expect(decide(given(requested), answer('rejected', { reason: 'at-capacity' }))).toEqual([rejected]);
  });

  test('a held referral may go on', () => {
    expect(decide(given(requested, accepted), answer('on-hold', { reason: 'awaiting-person' }))).toEqual([
      onHold,
    ]);
    expect(decide(given(requested, accepted, onHold), answer('in-progress'))).toEqual([started]);
  });

  test('an answer before the acceptance, or of a step already passed, is out of order', () => {
    expect(decide(given(requested), answer('in-progress'))).toBe('answer-out-of-order');
    expect(decide(given(requested), answer('completed', { outcome: 'admitted' }))).toBe(
      'answer-out-of-order',
    );
    expect(decide(given(requested, accepted, started), answer('accepted'))).toBe('answer-out-of-order');
    expect(decide(given(requested, accepted), answer('rejected', { reason: 'at-capacity' }))).toBe(
      'answer-out-of-order',
    );
  });

  test('an answer after the end is refused', () => {
    expect(decide(given(requested, rejected), answer('accepted'))).toBe('referral-ended');
    expect(decide(given(requested, unanswered), answer('accepted'))).toBe('referral-ended');
    expect(decide(given(requested, accepted, completed), answer('completed', { outcome: 'admitted' }))).toBe(
      'referral-ended',
    );
  });

  test('only the agency that was asked may answer', () => {
    const foreign: ReferralCommand = {
      type: 'answer-referral',
      agencyId: 'other',
      answer: { state: 'accepted' },
    };
    expect(decide(given(requested), foreign)).toBe('not-your-referral');
    expect(decide(newReferral, foreign)).toBe('unknown-referral');
    expect(decide(given(notPlaced), foreign)).toBe('unknown-referral');
  });

  test.each(['rejected', 'on-hold', 'failed', 'completed'] as const)(
    'the answer "%s" without its reason or outcome is refused',
    (state) => {
      expect(decide(given(requested, accepted), answer(state))).toBe('answer-incomplete');
    },
  );
});

describe('the sender takes a referral back', () => {
  test('an open referral is cancelled once, with a reason', () => {
    const cancel: ReferralCommand = { type: 'cancel-referral', reason: 'no-answer' };
    expect(decide(given(requested), cancel)).toEqual([unanswered]);
    expect(decide(given(requested, unanswered), cancel)).toEqual([]);
    expect(decide(given(requested, rejected), cancel)).toBe('referral-ended');
    expect(decide(newReferral, cancel)).toBe('unknown-referral');
  });

  test('a referral without answer is rerouted, one that was answered meanwhile stays with its agency', () => {
    expect(decide(given(requested), { type: 'reroute-referral' })).toEqual([unanswered]);
    expect(decide(given(requested, unanswered), { type: 'reroute-referral' })).toEqual([]);
    expect(decide(given(requested, accepted), { type: 'reroute-referral' })).toEqual([]);
    expect(decide(newReferral, { type: 'reroute-referral' })).toBe('unknown-referral');
  });
});

describe('whatever is asked, in whatever order', () => {
  const answers = fc.record(
    {
      state: fc.constantFrom(...responseStates),
      reason: fc.constantFrom(...referralReasons),
      outcome: fc.constantFrom('service-given' as const, 'admitted' as const),
    },
    { requiredKeys: ['state'] },
  );
  const commands: fc.Arbitrary<ReferralCommand> = fc.oneof(
    fc.constant(requestReferral),
    fc.constant<ReferralCommand>({ type: 'record-not-placed', ...about }),
    fc.constant<ReferralCommand>({ type: 'reroute-referral' }),
    fc
      .constantFrom(...referralReasons)
      .map((reason): ReferralCommand => ({ type: 'cancel-referral', reason })),
    fc
      .tuple(fc.constantFrom(agencyId, 'other'), answers)
      .map(([from, given]): ReferralCommand => ({ type: 'answer-referral', agencyId: from, answer: given })),
  );
  const run = (
    commandsGiven: readonly ReferralCommand[],
    each: (before: Referral, after: Referral, command: ReferralCommand) => void,
  ) =>
    commandsGiven.reduce((referral, command) => {
      const decision = decide(referral, command);
      const after = isRefusal(decision) ? referral : decision.reduce(evolve, referral);
      each(referral, after, command);
      return after;
    }, newReferral);

  test('a command repeated at once decides nothing, or is refused', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 20 }), (list) => {
        run(list, (before, after, command) => {
          const first = decide(before, command);
          const again = decide(after, command);
          if (isRefusal(first)) expect(again).toBe(first);
          else expect(again).toEqual([]);
        });
      }),
    );
  });

  test('a referral moves only as the table of the closed loop says, and an ended one never moves', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 20 }), (list) => {
        run(list, (before, after) => {
          if (!isAsked(before) || !isAsked(after) || before.state === after.state) return;
          expect(mayBecome(before.state, after.state)).toBe(true);
          expect(isOpen(before.state)).toBe(true);
        });
      }),
    );
  });

  test('the name under which a referral is open lasts exactly as long as it is open', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 20 }), (list) => {
        const referral = run(list, () => {});
        if (isAsked(referral)) expect(referral.openFor !== null).toBe(isOpen(referral.state));
      }),
    );
  });

  test('every event that is decided has the form that its contract promises', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 20 }), (list) => {
        run(list, (before, _after, command) => {
          const decision = decide(before, command);
          if (isRefusal(decision)) return;
          for (const event of decision)
            expect(definitionOf(event.type)?.data.parse(event.data)).toEqual(event.data);
        });
      }),
    );
  });

  test('the table knows every state, and leads to no state that is unknown', () => {
    for (const from of referralStates)
      expect(referralStates.filter((to) => mayBecome(from, to)).length > 0).toBe(isOpen(from));
  });
});
