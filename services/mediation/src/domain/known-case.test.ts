import { withGiven, withWithdrawn } from '@iwaa/domain/consent';
import { describe, expect, it } from '@jest/globals';
import { aConsent } from '../testing/a-consent.ts';
import {
  declineStands,
  hasConsent,
  isAnswered,
  type KnownCase,
  mediationKindOf,
  unknownCase,
} from './known-case.ts';

const monday = '2024-12-16T20:00:00.000Z';
const tuesday = '2024-12-17T20:00:00.000Z';
const wednesday = '2024-12-18T20:00:00.000Z';

describe('consent to speak to the family', () => {
  it('is missing until the person gives it for mediation, ends at its date and when it is taken back', () => {
    const consent = aConsent({ until: wednesday });
    const under = (consents: KnownCase['consents']): KnownCase => ({ ...unknownCase, consents });
    const given = withGiven(unknownCase.consents, consent);
    expect(hasConsent(unknownCase, monday)).toBe(false);
    expect(hasConsent(under(given), tuesday)).toBe(true);
    expect(hasConsent(under(given), wednesday)).toBe(false);
    expect(hasConsent(under(withWithdrawn(given, consent.consentId)), tuesday)).toBe(false);
    expect(
      hasConsent(under(withGiven(unknownCase.consents, { ...consent, purpose: 'referral' })), tuesday),
    ).toBe(false);
  });
});

describe('the needs of a case', () => {
  const needs = [
    { needId: 'need', kind: 'family', statedAt: tuesday },
    { needId: 'earlier', kind: 'family', statedAt: '2024-12-14T20:00:00.000Z' },
  ] as const;
  const known: KnownCase = { ...unknownCase, needs };

  it('are answered once', () => {
    expect(isAnswered(known, 'need')).toBe(true);
    expect(isAnswered(known, 'other')).toBe(false);
  });

  it('are declined by a refusal that comes with them or after them, not by an older one', () => {
    expect(declineStands(known, 'family', monday)).toBe(false);
    expect(declineStands(known, 'family', tuesday)).toBe(true);
    expect(declineStands(known, 'family', wednesday)).toBe(true);
    expect(declineStands(known, 'social', monday)).toBe(true);
  });

  it('are mediated when they are of a kind that mediation answers', () => {
    expect(mediationKindOf('social-mediation')).toBe('social');
    expect(mediationKindOf('family-mediation')).toBe('family');
    expect(mediationKindOf('shelter')).toBeUndefined();
  });
});
