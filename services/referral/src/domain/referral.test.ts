import { definitionOf } from '@iwaa/contracts/catalogue';
import { isRefusal } from '@iwaa/contracts/decision';
import { givenBy, referralReasonGivers } from '@iwaa/contracts/givers';
import { referralStates, responseStates, untakenReasons } from '@iwaa/contracts/vocabulary';
import { isOpen, mayBecome } from '@iwaa/domain/referral-states';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AgencyAnswer,
  asAsked,
  decide,
  evolve,
  isAsked,
  newReferral,
  type Referral,
  type ReferralCommand,
  type ReferralEvent,
} from './referral.ts';
import { reasonNotTaken } from './referral-answer.ts';

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

/** The fact that an answer could not be taken. */
const notTaken = (
  state: (typeof responseStates)[number],
  reason: (typeof untakenReasons)[number],
): ReferralEvent => ({
  type: 'iwaa.referral.answer-not-taken.v1',
  data: { ...base, answer: state, reason },
});

const given = (...events: ReferralEvent[]): Referral => events.reduce(evolve, newReferral);
const answer = (
  state: (typeof responseStates)[number],
  more: Omit<AgencyAnswer, 'state'> = {},
): ReferralCommand => ({ type: 'answer-referral', agencyId, answer: { state, ...more }, consented: true });

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

  test('an answer before the acceptance, or of a step already passed, is out of order and changes nothing', () => {
    const outOfOrder = (state: (typeof responseStates)[number]) => [notTaken(state, 'answer-out-of-order')];
    expect(decide(given(requested), answer('in-progress'))).toEqual(outOfOrder('in-progress'));
    expect(decide(given(requested), answer('completed', { outcome: 'admitted' }))).toEqual(
      outOfOrder('completed'),
    );
    expect(decide(given(requested, accepted, started), answer('accepted'))).toEqual(outOfOrder('accepted'));
    expect(decide(given(requested, accepted), answer('rejected', { reason: 'at-capacity' }))).toEqual(
      outOfOrder('rejected'),
    );
  });

  test('an answer after the end is a fact that changes nothing, told once however often it comes', () => {
    const late = notTaken('accepted', 'referral-ended');
    expect(decide(given(requested, rejected), answer('accepted'))).toEqual([late]);
    expect(decide(given(requested, unanswered), answer('accepted'))).toEqual([late]);
    expect(decide(given(requested, unanswered, late), answer('accepted'))).toBe('referral-ended');
    expect(given(requested, unanswered, late)).toEqual({
      ...given(requested, unanswered),
      notTaken: ['accepted/referral-ended'],
    });
    expect(
      decide(given(requested, accepted, completed), answer('completed', { outcome: 'admitted' })),
    ).toEqual([notTaken('completed', 'referral-ended')]);
  });

  test('only the agency that was asked may answer', () => {
    const foreign: ReferralCommand = {
      type: 'answer-referral',
      agencyId: 'other',
      answer: { state: 'accepted' },
      consented: true,
    };
    expect(decide(given(requested), foreign)).toBe('not-your-referral');
    expect(decide(newReferral, foreign)).toBe('unknown-referral');
    expect(decide(given(notPlaced), foreign)).toBe('unknown-referral');
  });

  test('an answer by which the agency goes on with the person needs a consent, one that ends the referral does not', () => {
    const without = (command: ReferralCommand): ReferralCommand =>
      command.type === 'answer-referral' ? { ...command, consented: false } : command;
    expect(decide(given(requested), without(answer('accepted')))).toEqual([
      notTaken('accepted', 'consent-ended'),
    ]);
    expect(decide(given(requested, accepted), without(answer('in-progress')))).toEqual([
      notTaken('in-progress', 'consent-ended'),
    ]);
    expect(
      decide(given(requested, accepted), without(answer('on-hold', { reason: 'awaiting-person' }))),
    ).toEqual([notTaken('on-hold', 'consent-ended')]);
    expect(decide(given(requested), without(answer('rejected', { reason: 'at-capacity' })))).toEqual([
      rejected,
    ]);
    expect(
      decide(given(requested, accepted, started), without(answer('completed', { outcome: 'service-given' }))),
    ).toEqual([completed]);
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

  test('one for which another agency is wanted is taken back as it was seen, and not where the agency has said something since', () => {
    const handOver = (seen: (typeof referralStates)[number]) => ({ type: 'hand-over', seen }) as const;
    const taken = [{ type: unanswered.type, data: { ...unanswered.data, reason: 'other' } }];
    expect(decide(given(requested), handOver('requested'))).toEqual(taken);
    expect(decide(given(requested, accepted), handOver('accepted'))).toEqual(taken);
    expect(decide(given(requested, accepted), handOver('requested'))).toBe('referral-changed');
    expect(decide(given(requested, rejected), handOver('requested'))).toBe('referral-changed');
    expect(decide(given(requested, rejected), handOver('rejected'))).toEqual([]);
    expect(decide(given(requested, accepted, completed), handOver('completed'))).toEqual([]);
    for (const nothing of [newReferral, given(notPlaced)])
      expect(decide(nothing, handOver('requested'))).toBe('unknown-referral');
  });

  test('one to which the consent has ended is taken back as long as it is open, and not before', () => {
    const end = (consent: 'consent-ended' | 'agreed-anew' | 'still-runs') =>
      ({ type: 'end-unconsented', consent }) as const;
    for (const open of [given(requested), given(requested, accepted)]) {
      expect(decide(open, end('consent-ended'))).toMatchObject([{ data: { reason: 'consent-ended' } }]);
      expect(decide(open, end('still-runs'))).toBe('consent-in-force');
      expect(decide(open, end('agreed-anew'))).toEqual([]);
    }
    expect(decide(given(requested, unanswered), end('consent-ended'))).toEqual([]);
    expect(decide(given(requested, unanswered), end('still-runs'))).toEqual([]);
    expect(decide(newReferral, end('consent-ended'))).toBe('unknown-referral');
  });
});

describe('whatever is asked, in whatever order', () => {
  const answers = fc.record(
    {
      state: fc.constantFrom(...responseStates),
      reason: fc.constantFrom(...givenBy(referralReasonGivers, 'agency-staff')),
      outcome: fc.constantFrom('service-given' as const, 'admitted' as const),
    },
    { requiredKeys: ['state'] },
  );
  const commands: fc.Arbitrary<ReferralCommand> = fc.oneof(
    fc.constant(requestReferral),
    fc.constant<ReferralCommand>({ type: 'record-not-placed', ...about }),
    fc.constant<ReferralCommand>({ type: 'reroute-referral' }),
    fc
      .constantFrom('consent-ended' as const, 'agreed-anew' as const, 'still-runs' as const)
      .map((consent): ReferralCommand => ({ type: 'end-unconsented', consent })),
    fc
      .constantFrom(...givenBy(referralReasonGivers, 'social-worker', 'service'))
      .map((reason): ReferralCommand => ({ type: 'cancel-referral', reason })),
    fc.tuple(fc.constantFrom(agencyId, 'other'), answers, fc.boolean()).map(
      ([from, given, consented]): ReferralCommand => ({
        type: 'answer-referral',
        agencyId: from,
        answer: given,
        consented,
      }),
    ),
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
          else expect(again).toEqual(reasonNotTaken(first) ?? []);
        });
      }),
    );
  });

  test('without a consent nothing is done but to end the referral, or to ask for it', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 20 }), (list) => {
        run(list, (before, after, command) => {
          if (command.type !== 'answer-referral' || command.consented) return;
          const stays = isAsked(before) && isAsked(after) && before.state === after.state;
          if (!stays && before !== after) expect(isAsked(after) && isOpen(after.state)).toBe(false);
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

  test('the answers that could not be taken are so few that a flood of them ends in no more facts', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 60 }), (list) => {
        const referral = run(list, () => {});
        const told = isAsked(referral) ? (referral.notTaken ?? []) : [];
        expect(told.length).toBe(new Set(told).size);
        expect(told.length).toBeLessThanOrEqual(responseStates.length * untakenReasons.length);
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
