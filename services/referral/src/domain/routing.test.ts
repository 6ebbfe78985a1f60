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
import { agencyToAsk, askedBefore, attemptToMake } from './routing.ts';

const wanted = { campaignId: 'SK-2425', service: 'health' } as const;
const nobody: ReadonlySet<string> = new Set();
const agency = (agencyId: string, more: Partial<RegisteredAgency> = {}): RegisteredAgency => ({
  agencyId,
  campaignId: 'SK-2425',
  services: ['health'],
  rank: 100,
  capacity: 'capacity',
  ...more,
});

describe('which agency is asked', () => {
  test('the lowest rank is asked first, and among equals the first id', () => {
    expect(agencyToAsk([agency('b'), agency('a'), agency('c', { rank: 200 })], wanted, nobody)).toBe('a');
    expect(agencyToAsk([agency('a'), agency('z', { rank: 1 })], wanted, nobody)).toBe('z');
  });

  test('an agency without capacity is asked only when no other is left', () => {
    const full = agency('a', { rank: 1, capacity: 'no-capacity' });
    expect(agencyToAsk([full, agency('b', { capacity: 'waitlist' })], wanted, nobody)).toBe('b');
    expect(agencyToAsk([full, agency('b')], wanted, new Set(['b']))).toBe('a');
  });

  test('an agency of another campaign, or of another service, is never asked', () => {
    const others = [agency('a', { campaignId: 'FES-2425' }), agency('b', { services: ['elderly-care'] })];
    expect(agencyToAsk(others, wanted, nobody)).toBeUndefined();
  });

  const agencies = fc.uniqueArray(
    fc.record({
      agencyId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      campaignId: fc.constantFrom('SK-2425', 'FES-2425'),
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
        for (let next = agencyToAsk(list, wanted, asked); next; next = agencyToAsk(list, wanted, asked)) {
          expect(asked.has(next)).toBe(false);
          asked.add(next);
        }
        const able = list.filter((one) => one.campaignId === 'SK-2425' && one.services.includes('health'));
        expect(asked).toEqual(new Set(able.map((one) => one.agencyId)));
      }),
    );
  });

  test('the order in which agencies are listed makes no difference', () => {
    fc.assert(
      fc.property(agencies, (list) => {
        expect(agencyToAsk(list.toReversed(), wanted, nobody)).toBe(agencyToAsk(list, wanted, nobody));
      }),
    );
  });
});

describe('which attempt is made', () => {
  const about = { referralId: 'r', caseId: 'SK-2425-00042', needId: 'n', ...wanted };
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
    const given = { type: 'consent-given' } as const;
    const withdrawn = referral(1, 'cancelled', 'consent-withdrawn');
    expect(attemptToMake([], given)).toBe(1);
    expect(attemptToMake([withdrawn], given)).toBe(2);
    expect(askedBefore([withdrawn])).toEqual(new Set());
    expect(attemptToMake([referral(1, 'rejected', 'at-capacity')], given)).toBeUndefined();
    expect(attemptToMake([unplaced], given)).toBeUndefined();
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
