import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Consent,
  type Consents,
  consentsInForce,
  endOfConsent,
  endsAfter,
  isConsented,
  isReplaced,
  noConsents,
  withGiven,
  withWithdrawn,
} from './consent.ts';

const at = (hour: number) => new Date(Date.UTC(2024, 11, 12, hour)).toISOString();
const given = (part: Partial<Consent> = {}): Consent => ({
  consentId: 'consent-1',
  purpose: 'referral',
  agencyId: null,
  until: null,
  sequence: 3,
  ...part,
});
const holding = (...consents: Consent[]) => consents.reduce(withGiven, noConsents);

describe('a consent', () => {
  it('holds for its purpose only', () => {
    const consents = holding(given());
    expect(isConsented(consents, { purpose: 'referral' }, at(1))).toBe(true);
    expect(isConsented(consents, { purpose: 'mediation' }, at(1))).toBe(false);
  });

  it('that names an agency holds for that agency only, and one that names none for any', () => {
    const named = holding(given({ agencyId: 'health-delegation' }));
    expect(isConsented(named, { purpose: 'referral', agencyId: 'health-delegation' }, at(1))).toBe(true);
    expect(isConsented(named, { purpose: 'referral', agencyId: 'elderly-centre' }, at(1))).toBe(false);
    expect(isConsented(named, { purpose: 'referral' }, at(1))).toBe(true);
    const any = holding(given());
    expect(isConsented(any, { purpose: 'referral', agencyId: 'elderly-centre' }, at(1))).toBe(true);
  });

  it('holds up to its end and not at it, in whatever offset the instants are written', () => {
    const consents = holding(given({ until: '2024-12-12T10:00:00+01:00' }));
    expect(isConsented(consents, { purpose: 'referral' }, '2024-12-12T08:59:59.999Z')).toBe(true);
    expect(isConsented(consents, { purpose: 'referral' }, '2024-12-12T09:00:00Z')).toBe(false);
  });

  it('that was replaced does not come back when the later one ends or is withdrawn', () => {
    const first = given();
    const later = given({ consentId: 'consent-2', sequence: 5, until: at(4) });
    const consents = holding(later, first);
    expect(isReplaced(consents, first)).toBe(true);
    expect(isConsented(consents, { purpose: 'referral' }, at(3))).toBe(true);
    expect(isConsented(consents, { purpose: 'referral' }, at(5))).toBe(false);
    expect(isConsented(withWithdrawn(consents, 'consent-2'), { purpose: 'referral' }, at(3))).toBe(false);
  });

  it('for one agency stands beside one for any', () => {
    const consents = holding(
      given(),
      given({ consentId: 'consent-2', agencyId: 'health-delegation', sequence: 5 }),
    );
    expect(consentsInForce(consents, at(1))).toHaveLength(2);
    const without = withWithdrawn(consents, 'consent-1');
    expect(isConsented(without, { purpose: 'referral', agencyId: 'elderly-centre' }, at(1))).toBe(false);
    expect(isConsented(without, { purpose: 'referral', agencyId: 'health-delegation' }, at(1))).toBe(true);
  });
});

type ConsentFact = { readonly given: Consent } | { readonly withdrawn: string };
const fold = (consents: Consents, fact: ConsentFact) =>
  'given' in fact ? withGiven(consents, fact.given) : withWithdrawn(consents, fact.withdrawn);

/** What happened to one person, each fact with its place among them. */
const history = fc
  .array(
    fc.oneof(
      fc.record({
        agencyId: fc.constantFrom(null, 'health-delegation', 'elderly-centre'),
        purpose: fc.constantFrom('referral' as const, 'mediation' as const),
        until: fc.option(fc.integer({ min: 0, max: 20 }).map(at)),
      }),
      fc.record({ withdrawn: fc.nat(12).map((index) => `consent-${index}`) }),
    ),
    { maxLength: 12 },
  )
  .map((told) =>
    told.map(
      (fact, index): ConsentFact =>
        'withdrawn' in fact
          ? fact
          : { given: { ...fact, consentId: `consent-${index}`, sequence: index + 1 } },
    ),
  );

describe('the end of what a person agrees to', () => {
  const use = { purpose: 'referral', agencyId: 'clinic' } as const;

  it('is that of the consent which lasts longest, and none where one has none', () => {
    const short = given({ until: '2024-12-12T10:00:00+01:00' });
    const long = given({ consentId: 'consent-2', agencyId: 'clinic', until: at(10), sequence: 5 });
    expect(endOfConsent(holding(short, long), use)).toBe(at(10));
    expect(endOfConsent(holding(long, short), { purpose: 'referral', agencyId: 'other' })).toBe(short.until);
    expect(endOfConsent(holding(given(), long), use)).toBeNull();
  });

  it('is not known where nothing is left to end', () => {
    expect(endOfConsent(noConsents, use)).toBeUndefined();
    expect(endOfConsent(withWithdrawn(holding(given({ until: at(4) })), 'consent-1'), use)).toBeUndefined();
    expect(endOfConsent(holding(given({ purpose: 'mediation', until: at(4) })), use)).toBeUndefined();
  });
});

describe('the consents of a person', () => {
  it('allow a use until its end and no longer, as long as nothing more is said', () => {
    const purpose = fc.constantFrom('referral' as const, 'mediation' as const);
    const agencyId = fc.constantFrom('health-delegation', 'elderly-centre');
    const use = fc.oneof(fc.record({ purpose }), fc.record({ purpose, agencyId }));
    fc.assert(
      fc.property(history, use, fc.integer({ min: 0, max: 20 }), (facts, used, hour) => {
        const consents = facts.reduce(fold, noConsents);
        const end = endOfConsent(consents, used);
        expect(isConsented(consents, used, at(hour))).toBe(end !== undefined && endsAfter(end, at(hour)));
      }),
    );
  });

  it('are the same whatever the order in which the facts come, and however often', () => {
    const shuffledTwice = history.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
      ),
    );
    const use = fc.record({
      purpose: fc.constantFrom('referral' as const, 'mediation' as const),
      agencyId: fc.constantFrom('health-delegation', 'elderly-centre'),
    });
    fc.assert(
      fc.property(shuffledTwice, use, fc.integer({ min: 0, max: 20 }), ([facts, shuffled], used, hour) => {
        const [one, other] = [facts.reduce(fold, noConsents), shuffled.reduce(fold, noConsents)];
        expect(isConsented(other, used, at(hour))).toBe(isConsented(one, used, at(hour)));
        expect(other).toEqual(one);
      }),
    );
  });

  it('never allow a use that no consent given for it, unended and not withdrawn, stands behind', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 20 }), (facts, hour) => {
        const use = { purpose: 'referral', agencyId: 'elderly-centre' } as const;
        const withdrawn = facts.flatMap((fact) => ('withdrawn' in fact ? [fact.withdrawn] : []));
        const behind = facts.some(
          (fact) =>
            'given' in fact &&
            fact.given.purpose === use.purpose &&
            (fact.given.agencyId === null || fact.given.agencyId === use.agencyId) &&
            !withdrawn.includes(fact.given.consentId) &&
            (fact.given.until === null || fact.given.until > at(hour)),
        );
        if (!behind) expect(isConsented(facts.reduce(fold, noConsents), use, at(hour))).toBe(false);
      }),
    );
  });
});
