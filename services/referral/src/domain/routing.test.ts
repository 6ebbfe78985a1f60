import {
  agencyCapacities,
  type ReferralReason,
  type ReferralState,
  referralServices,
} from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anAgency, termsOfHealth } from '../testing/an-agency.ts';
import type { RegisteredAgency } from './agency.ts';
import type { AskedReferral, UnplacedReferral } from './referral.ts';
import {
  askedBefore,
  attemptToMake,
  type Circumstances,
  agencyToAsk as chooseAgency,
  chosenAgency as judgeChosen,
} from './routing.ts';

const health = 'health';
const nobody: ReadonlySet<string> = new Set();
const everybody = () => true;
const agency = anAgency;
/** Monday, 16 December 2024, at 10:00 by the clocks of Morocco. */
const usual: Circumstances = {
  at: '2024-12-16T09:00:00.000Z',
  timeZone: 'Africa/Casablanca',
  person: undefined,
  load: new Map(),
};
type Asked = Parameters<typeof chooseAgency>;
const agencyToAsk = (
  list: readonly RegisteredAgency[],
  service: Asked[1] = health,
  before: Asked[2] = nobody,
  may: Asked[3] = everybody,
  more: Partial<Circumstances> = {},
) => chooseAgency(list, service, before, may, { ...usual, ...more });
const chosenAgency = (
  list: readonly RegisteredAgency[],
  service: Asked[1],
  chosen: string,
  before: Asked[2] = nobody,
  may: Asked[3] = everybody,
  more: Partial<Circumstances> = {},
) => judgeChosen(list, service, chosen, before, may, { ...usual, ...more });

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

  test('an agency that is closed, or whose free places are taken, is asked only when no other is left', () => {
    const hours = { monday: [{ from: '14:00', to: '18:00' }] };
    const [closed, open] = [agency('a', { rank: 1, hours }), agency('b')];
    expect(agencyToAsk([closed, open])).toEqual({ agencyId: 'b' });
    expect(
      agencyToAsk([closed, open], health, nobody, everybody, { at: '2024-12-16T13:00:00.000Z' }),
    ).toEqual({ agencyId: 'a' });
    expect(agencyToAsk([closed, open], health, new Set(['b']))).toEqual({ agencyId: 'a' });
    const two = agency('a', { rank: 1, places: 2, publishedAt: usual.at });
    const taken = (placesTaken: number) => ({ load: new Map([['a', { asked: 0, placesTaken }]]) });
    expect(agencyToAsk([two, open], health, nobody, everybody, taken(1))).toEqual({ agencyId: 'a' });
    expect(agencyToAsk([two, open], health, nobody, everybody, taken(2))).toEqual({ agencyId: 'b' });
    // Of one that is closed and one that is full, the closed one can take somebody.
    const full = agency('c', { capacity: 'no-capacity' });
    expect(agencyToAsk([full, closed])).toEqual({ agencyId: 'a' });
  });

  test('what an agency has said counts until its time, and from then on it has capacity again', () => {
    const full = agency('a', { rank: 1, capacity: 'no-capacity', until: '2024-12-17T08:00:00.000Z' });
    expect(agencyToAsk([full, agency('b')])).toEqual({ agencyId: 'b' });
    const at = '2024-12-17T08:00:00.000Z';
    expect(agencyToAsk([full, agency('b')], health, nobody, everybody, { at })).toEqual({ agencyId: 'a' });
  });

  test('among equals in rank whoever was asked least is asked, and rank goes before it', () => {
    const load = new Map([
      ['a', { asked: 5, placesTaken: 0 }],
      ['b', { asked: 4, placesTaken: 0 }],
    ]);
    expect(agencyToAsk([agency('a'), agency('b')], health, nobody, everybody, { load })).toEqual({
      agencyId: 'b',
    });
    const first = agency('a', { rank: 1 });
    expect(agencyToAsk([first, agency('b')], health, nobody, everybody, { load })).toEqual({ agencyId: 'a' });
  });

  test('an agency is asked only for whom it takes, and for anybody while that is not known', () => {
    const women = agency('a', { services: [termsOfHealth({ units: ['women'] })] });
    const old = agency('a', { services: [termsOfHealth({ agesFrom: 60 })] });
    const young = agency('a', { services: [termsOfHealth({ agesTo: 17 })] });
    const asks = (one: RegisteredAgency, person: Circumstances['person']) =>
      typeof agencyToAsk([one], health, nobody, everybody, { person }) === 'object';
    const man = { unit: 'men', priority: 4 } as const;
    expect([women, old, young].map((one) => asks(one, undefined))).toEqual([true, true, true]);
    expect([women, old, young].map((one) => asks(one, man))).toEqual([false, true, false]);
    expect(asks(women, { ...man, unit: 'women' })).toBe(true);
    expect([old, young].map((one) => asks(one, { unit: 'men', priority: 1 }))).toEqual([false, true]);
    expect([old, young].map((one) => asks(one, { unit: 'men', priority: 2 }))).toEqual([true, false]);
    expect([old, young].map((one) => asks(one, { unit: 'men', priority: 3 }))).toEqual([true, false]);
    // A woman with children may be of any age, and a girl has the same place.
    expect([old, young].map((one) => asks(one, { unit: 'women', priority: 1 }))).toEqual([true, true]);
    expect(chosenAgency([women], health, 'a', nobody, everybody, { person: man })).toBe('not-eligible');
  });

  test('an agency that is suspended or has left is asked by nobody', () => {
    for (const state of ['suspended', 'removed'] as const) {
      expect(agencyToAsk([agency('a', { rank: 1, state }), agency('b')])).toEqual({ agencyId: 'b' });
      expect(agencyToAsk([agency('a', { state })])).toBe('nobody-left');
      expect(chosenAgency([agency('a', { state })], health, 'a')).toBe('not-eligible');
    }
  });

  const agencies = fc
    .uniqueArray(
      fc.record({
        agencyId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        services: fc.uniqueArray(fc.constantFrom(...referralServices), { minLength: 1 }),
        rank: fc.integer({ min: 1, max: 3 }),
        capacity: fc.constantFrom(...agencyCapacities),
        hours: fc.constantFrom<RegisteredAgency['hours']>(
          null,
          {},
          {
            monday: [{ from: '08:00', to: '12:00' }],
          },
        ),
        places: fc.constantFrom(null, 1),
        until: fc.constantFrom(null, usual.at, '2025-01-01T00:00:00.000Z'),
      }),
      { selector: (one) => one.agencyId },
    )
    .map((list) => list.map(({ agencyId, ...more }) => agency(agencyId, more)));

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
