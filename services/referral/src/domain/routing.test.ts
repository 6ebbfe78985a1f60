import {
  agencyCapacities,
  type ReferralReason,
  type ReferralState,
  referralServices,
} from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RegisteredAgency } from './agency.ts';
import type { AskedReferral, UnplacedReferral } from './referral.ts';
import { agencyToAsk, askedBefore, attemptToMake, chosenAgency } from './routing.ts';

const health = 'health';
const nobody: ReadonlySet<string> = new Set();
const everybody = () => true;
const agency = (agencyId: string, more: Partial<RegisteredAgency> = {}): RegisteredAgency => ({
  agencyId,
  provinceId: 'sidi-kacem',
  services: ['health'],
  rank: 100,
  capacity: 'capacity',
  ...more,
});

describe('which agency is asked', () => {
  test('the lowest rank is asked first, and among equals the first id', () => {
    expect(
      agencyToAsk([agency('b'), agency('a'), agency('c', { rank: 200 })], health, nobody, everybody),
    ).toEqual({ agencyId: 'a' });
    expect(agencyToAsk([agency('a'), agency('z', { rank: 1 })], health, nobody, everybody)).toEqual({
      agencyId: 'z',
    });
  });

  test('an agency without capacity is asked only when no other is left', () => {
    const full = agency('a', { rank: 1, capacity: 'no-capacity' });
    expect(agencyToAsk([full, agency('b', { capacity: 'waitlist' })], health, nobody, everybody)).toEqual({
      agencyId: 'b',
    });
    expect(agencyToAsk([full, agency('b')], health, new Set(['b']), everybody)).toEqual({ agencyId: 'a' });
  });

  test('an agency of another service is never asked', () => {
    const others = [agency('b', { services: ['elderly-care'] })];
    expect(agencyToAsk(others, health, nobody, everybody)).toBe('nobody-left');
  });

  test('only an agency that may learn of the person is asked; that none of those left may is another answer than that none is left', () => {
    const both = [agency('a'), agency('b')];
    const onlyB = (agencyId: string) => agencyId === 'b';
    expect(agencyToAsk(both, health, nobody, onlyB)).toEqual({ agencyId: 'b' });
    expect(agencyToAsk(both, health, new Set(['b']), onlyB)).toBe('no-consent');
    expect(agencyToAsk(both, health, new Set(['a', 'b']), () => false)).toBe('nobody-left');
  });

  const agencies = fc.uniqueArray(
    fc.record({
      agencyId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      provinceId: fc.constant('sidi-kacem'),
      services: fc.uniqueArray(fc.constantFrom(...referralServices), { minLength: 1 }),
      rank: fc.integer({ min: 1, max: 3 }),
      capacity: fc.constantFrom(...agencyCapacities),
    }),
    { selector: (one) => one.agencyId },
  );

  test('asking one after the other reaches every agency that gives the service, each once', () => {
    fc.assert(
      fc.property(agencies, (list) => {
        const asked = new Set<string>();
        const next = () => agencyToAsk(list, health, asked, everybody);
        for (let choice = next(); typeof choice !== 'string'; choice = next()) {
          expect(asked.has(choice.agencyId)).toBe(false);
          asked.add(choice.agencyId);
        }
        const able = list.filter((one) => one.services.includes('health'));
        expect(asked).toEqual(new Set(able.map((one) => one.agencyId)));
      }),
    );
  });

  test('the order in which agencies are listed makes no difference', () => {
    fc.assert(
      fc.property(agencies, (list) => {
        expect(agencyToAsk(list.toReversed(), health, nobody, everybody)).toEqual(
          agencyToAsk(list, health, nobody, everybody),
        );
      }),
    );
  });
});

describe('the agency that somebody has chosen', () => {
  const both = [agency('a'), agency('b', { rank: 200 })];

  test('is asked whatever its rank, also where it was asked before', () => {
    expect(chosenAgency(both, health, 'b', nobody, everybody)).toEqual({ agencyId: 'b' });
    expect(chosenAgency(both, health, 'b', new Set(['a', 'b']), everybody)).toEqual({ agencyId: 'b' });
  });

  test('is not asked for a service that it does not give, nor without a consent that covers it', () => {
    const elsewhere = agency('c', { services: ['elderly-care'] });
    for (const chosen of ['c', 'nobody'])
      expect(chosenAgency([...both, elsewhere], health, chosen, nobody, everybody)).toBe('not-eligible');
    expect(chosenAgency(both, health, 'b', nobody, (agencyId) => agencyId === 'a')).toBe('no-consent');
  });

  test('is asked where it can take nobody only if no other is left that can', () => {
    const full = agency('full', { capacity: 'no-capacity' });
    const choose = (
      others: RegisteredAgency[],
      before = nobody,
      may = everybody as (id: string) => boolean,
    ) => chosenAgency([full, ...others], health, 'full', before, may);
    expect(choose([agency('a')])).toBe('takes-nobody');
    expect(choose([agency('a', { capacity: 'waitlist' })])).toBe('takes-nobody');
    for (const asked of [
      choose([]),
      choose([agency('a', { capacity: 'no-capacity' })]),
      choose([agency('a', { services: ['elderly-care'] })]),
      choose([agency('a')], new Set(['a'])),
      choose([agency('a')], nobody, (agencyId) => agencyId === 'full'),
    ])
      expect(asked).toEqual({ agencyId: 'full' });
  });
});

describe('which attempt is made', () => {
  const about = {
    referralId: 'r',
    caseId: 'SK-2425-00042',
    needId: 'n',
    campaignId: 'SK-2425',
    service: health,
  } as const;
  const referral = (
    attempt: number,
    state: ReferralState,
    reason: ReferralReason | null = null,
    agencyId = `agency-${attempt}`,
  ): AskedReferral => ({
    ...about,
    agencyId,
    attempt,
    state,
    reason,
    outcome: null,
    night: '2024-12-12',
    answerBy: '2024-12-14T21:00:00.000Z',
    openFor: null,
  });
  const unplaced: UnplacedReferral = { ...about, state: 'not-placed' };

  test('a need is asked for once, however often it comes', () => {
    expect(attemptToMake([], { type: 'need-identified' })).toBe(1);
    for (const had of [[referral(1, 'requested')], [referral(1, 'completed')], [unplaced]])
      expect(attemptToMake(had, { type: 'need-identified' })).toBeUndefined();
  });

  test('a no leads to the next agency once, however often it comes', () => {
    const said = { type: 'agency-said-no', attempt: 1 } as const;
    expect(attemptToMake([referral(1, 'rejected', 'at-capacity')], said)).toBe(2);
    expect(
      attemptToMake([referral(1, 'rejected', 'at-capacity'), referral(2, 'requested')], said),
    ).toBeUndefined();
    expect(attemptToMake([referral(1, 'rejected', 'at-capacity'), unplaced], said)).toBeUndefined();
  });

  test('a consent opens the way for a need that had none, and again after it was withdrawn', () => {
    const given = { type: 'consent-changed' } as const;
    const withdrawn = referral(1, 'cancelled', 'consent-withdrawn');
    expect(attemptToMake([], given)).toBe(1);
    expect(attemptToMake([withdrawn], given)).toBe(2);
    expect(askedBefore([withdrawn])).toEqual(new Set());
    expect(attemptToMake([referral(1, 'cancelled', 'consent-ended')], given)).toBe(2);
    // The next agency could not be asked for want of a consent.
    expect(attemptToMake([referral(1, 'rejected', 'at-capacity')], given)).toBe(2);
    expect(attemptToMake([referral(1, 'cancelled', 'no-answer')], given)).toBe(2);
    for (const ended of [
      referral(1, 'requested'),
      referral(1, 'completed'),
      referral(1, 'failed', 'other'),
      referral(1, 'cancelled', 'declined-by-person'),
    ])
      expect(attemptToMake([ended], given)).toBeUndefined();
    expect(attemptToMake([unplaced], given)).toBeUndefined();
  });

  test('a need that another one covered goes on from where it stood when the cover ends', () => {
    const coverEnded = { type: 'cover-ended' } as const;
    expect(attemptToMake([], coverEnded)).toBe(1);
    // The agency had said no, and the next one was not asked because the cover was open.
    expect(attemptToMake([referral(1, 'rejected', 'at-capacity')], coverEnded)).toBe(2);
    expect(attemptToMake([referral(1, 'cancelled', 'no-answer')], coverEnded)).toBe(2);
    for (const had of [referral(1, 'requested'), referral(1, 'completed'), referral(1, 'failed', 'other')])
      expect(attemptToMake([had], coverEnded)).toBeUndefined();
    expect(attemptToMake([unplaced], coverEnded)).toBeUndefined();
  });

  test('by hand a need may be asked for again unless it is open or done', () => {
    const byHand = { type: 'asked-by-hand' } as const;
    expect(attemptToMake([], byHand)).toBe(1);
    expect(attemptToMake([unplaced], byHand)).toBe(1);
    expect(attemptToMake([referral(1, 'failed', 'other')], byHand)).toBe(2);
    expect(attemptToMake([referral(1, 'rejected', 'other'), unplaced], byHand)).toBe(2);
    expect(attemptToMake([referral(1, 'accepted')], byHand)).toBeUndefined();
    expect(attemptToMake([referral(1, 'completed')], byHand)).toBeUndefined();
  });

  test('whoever said no or did not answer is not asked again', () => {
    expect(
      askedBefore([
        referral(1, 'rejected', 'other', 'a'),
        referral(2, 'cancelled', 'no-answer', 'b'),
        unplaced,
      ]),
    ).toEqual(new Set(['a', 'b']));
  });
});
