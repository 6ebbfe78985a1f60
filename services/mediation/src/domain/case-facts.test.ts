import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CaseFacts,
  declineStands,
  hasConsent,
  isAnswered,
  mediationKindOf,
  needVouchesForConsent,
  noCaseFacts,
} from './case-facts.ts';

const monday = '2024-12-16T20:00:00.000Z';
const tuesday = '2024-12-17T20:00:00.000Z';
const wednesday = '2024-12-18T20:00:00.000Z';

describe('consent to speak to the family', () => {
  it('is missing until the person gives it', () => {
    expect(hasConsent(noCaseFacts, monday)).toBe(false);
    expect(hasConsent({ ...noCaseFacts, consentsGiven: [{ consentId: 'one', until: null }] }, monday)).toBe(
      true,
    );
  });

  it('ends at its date, and a need that was stated under it does not keep it alive', () => {
    const facts: CaseFacts = {
      ...noCaseFacts,
      consentsGiven: [{ consentId: 'one', until: tuesday }],
      consentedNeedsAt: [monday],
    };
    expect(hasConsent(facts, monday)).toBe(true);
    expect(hasConsent(facts, tuesday)).toBe(false);
  });

  it('ends when it is taken back, while another one stands', () => {
    const facts: CaseFacts = {
      ...noCaseFacts,
      consentsGiven: [
        { consentId: 'one', until: null },
        { consentId: 'two', until: wednesday },
      ],
      consentsWithdrawn: [{ consentId: 'one', at: monday }],
    };
    expect(hasConsent(facts, tuesday)).toBe(true);
    expect(hasConsent(facts, wednesday)).toBe(false);
  });

  it('may be older than the case: a need stated under it counts until a withdrawal after that', () => {
    const facts: CaseFacts = { ...noCaseFacts, consentedNeedsAt: [tuesday] };
    expect(hasConsent(facts, wednesday)).toBe(true);
    const withdrawn = (at: string): CaseFacts => ({
      ...facts,
      consentsWithdrawn: [{ consentId: 'old', at }],
    });
    expect(hasConsent(withdrawn(monday), wednesday)).toBe(true);
    expect(hasConsent(withdrawn(wednesday), wednesday)).toBe(false);
  });

  it('is the same in whatever order the facts came, and never outlives the withdrawal of every consent', () => {
    const consents = fc.array(
      fc.record({
        consentId: fc.constantFrom('one', 'two', 'three'),
        until: fc.constantFrom(null, monday, wednesday),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(consents, fc.constantFrom(monday, tuesday, wednesday), (consentsGiven, at) => {
        const facts = { ...noCaseFacts, consentsGiven };
        expect(hasConsent({ ...facts, consentsGiven: [...consentsGiven].reverse() }, at)).toBe(
          hasConsent(facts, at),
        );
        const consentsWithdrawn = consentsGiven.map(({ consentId }) => ({ consentId, at: monday }));
        expect(hasConsent({ ...facts, consentsWithdrawn }, at)).toBe(false);
      }),
    );
  });
});

describe('a need that was stated under a consent', () => {
  const known: CaseFacts = { ...noCaseFacts, consentsGiven: [{ consentId: 'one', until: tuesday }] };
  const noted = (facts: CaseFacts): CaseFacts => ({ ...facts, consentedNeedsAt: [monday] });

  it('vouches for it until a consent is known by its id', () => {
    expect(needVouchesForConsent(noCaseFacts)).toBe(true);
    expect(hasConsent(noted(noCaseFacts), wednesday)).not.toBe(hasConsent(noCaseFacts, wednesday));
  });

  it('says nothing more from then on, even when that consent has ended', () => {
    expect(needVouchesForConsent(known)).toBe(false);
    for (const at of [monday, wednesday]) expect(hasConsent(noted(known), at)).toBe(hasConsent(known, at));
  });
});

describe('the needs of a case', () => {
  const facts: CaseFacts = { ...noCaseFacts, needs: [{ needId: 'need', kind: 'family', statedAt: tuesday }] };

  it('are answered once', () => {
    expect(isAnswered(facts, 'need')).toBe(true);
    expect(isAnswered(facts, 'other')).toBe(false);
  });

  it('are declined by a refusal that comes with them or after them, not by an older one', () => {
    expect(declineStands(facts, 'family', monday)).toBe(false);
    expect(declineStands(facts, 'family', tuesday)).toBe(true);
    expect(declineStands(facts, 'family', wednesday)).toBe(true);
    expect(declineStands(facts, 'social', monday)).toBe(true);
  });

  it('are mediated when they are of a kind that mediation answers', () => {
    expect(mediationKindOf('social-mediation')).toBe('social');
    expect(mediationKindOf('family-mediation')).toBe('family');
    expect(mediationKindOf('shelter')).toBeUndefined();
  });
});
