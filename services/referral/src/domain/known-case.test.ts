import { withGiven, withWithdrawn } from '@iwaa/domain/consent';
import { describe, expect, test } from '@jest/globals';
import { aConsent } from '../testing/a-consent.ts';
import {
  consentAfterEnd,
  type KnownCase,
  mayLearn,
  objection,
  unknownCase,
  whyConsentEnded,
} from './known-case.ts';

const since = '2024-12-12T20:00:00.000Z';
const before = '2024-12-12T19:00:00.000Z';
const after = '2024-12-12T21:00:00.000Z';

describe('what speaks against asking an agency', () => {
  test('is a closed case, and that the person declined the service after they asked for it', () => {
    expect(objection(unknownCase, 'health', since)).toBeUndefined();
    expect(objection({ ...unknownCase, closed: true }, 'health', since)).toBe('case-closed');
    expect(objection({ ...unknownCase, declinedAt: { health: after } }, 'health', since)).toBe(
      'declined-by-person',
    );
    expect(objection({ ...unknownCase, declinedAt: { health: before } }, 'health', since)).toBeUndefined();
    expect(
      objection({ ...unknownCase, declinedAt: { 'elderly-care': after } }, 'health', since),
    ).toBeUndefined();
  });
});

describe('an agency may learn of the person', () => {
  const consent = aConsent({ until: after });
  const under = (consents: KnownCase['consents']): KnownCase => ({ ...unknownCase, consents });
  const given = under(withGiven(unknownCase.consents, consent));

  test('under a consent to referrals, until its end, and never without one', () => {
    expect(mayLearn(unknownCase, 'clinic', since)).toBe(false);
    expect(mayLearn(given, 'clinic', since)).toBe(true);
    expect(mayLearn(given, 'clinic', after)).toBe(false);
    const mediation = aConsent({ purpose: 'mediation' });
    expect(mayLearn(under(withGiven(unknownCase.consents, mediation)), 'clinic', since)).toBe(false);
  });

  test('as long as the consent is not withdrawn, and the reason says how it ended', () => {
    const withdrawn = under(withWithdrawn(given.consents, consent.consentId));
    expect(mayLearn(withdrawn, 'clinic', since)).toBe(false);
    expect(whyConsentEnded(withdrawn, 'clinic')).toBe('consent-withdrawn');
    expect(whyConsentEnded(given, 'clinic')).toBe('consent-ended');
  });

  test('no more at the end of the consent, by the clock that judges it, unless the person has agreed for longer', () => {
    expect(consentAfterEnd(given, 'clinic', after, after)).toBe('consent-ended');
    expect(consentAfterEnd(given, 'clinic', after, since)).toBe('still-runs');
    const withdrawn = under(withWithdrawn(given.consents, consent.consentId));
    expect(consentAfterEnd(withdrawn, 'clinic', after, after)).toBe('consent-withdrawn');
    const anew = under(withGiven(given.consents, aConsent({ until: null, sequence: 9 })));
    expect(consentAfterEnd(anew, 'clinic', after, after)).toBe('agreed-anew');
    expect(consentAfterEnd(anew, 'clinic', after, since)).toBe('agreed-anew');
  });
});
