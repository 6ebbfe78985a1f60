import { expect, test } from '@jest/globals';
import { noCaseFacts, objection, objectionByHand } from './case-facts.ts';

const since = '2024-12-12T21:00:00.000Z';
const before = '2024-12-12T20:59:59.999Z';
const after = '2024-12-12T21:00:00.001Z';

test('nothing speaks against the need of a case of which nothing else is known', () => {
  expect(objection(noCaseFacts, 'health', since)).toBeUndefined();
  expect(objectionByHand(noCaseFacts)).toBeUndefined();
});

test('a need of a closed case asks nobody', () => {
  expect(objection({ ...noCaseFacts, closed: true }, 'health', since)).toBe('case-closed');
  expect(objectionByHand({ ...noCaseFacts, closed: true })).toBe('case-closed');
});

test('what was declined after the need was stated stops it, what was declined before does not', () => {
  expect(objection({ ...noCaseFacts, declinedAt: { health: after } }, 'health', since)).toBe(
    'declined-by-person',
  );
  expect(objection({ ...noCaseFacts, declinedAt: { health: before } }, 'health', since)).toBeUndefined();
  expect(
    objection({ ...noCaseFacts, declinedAt: { 'elderly-care': after } }, 'health', since),
  ).toBeUndefined();
});

test('a consent withdrawn after the need was stated stops it, one withdrawn before does not', () => {
  expect(objection({ ...noCaseFacts, consentWithdrawnAt: after }, 'health', since)).toBe('consent-withdrawn');
  expect(objection({ ...noCaseFacts, consentWithdrawnAt: before }, 'health', since)).toBeUndefined();
});

test('nobody asks by hand after a consent was withdrawn, until it is given again', () => {
  const withdrawn = { ...noCaseFacts, consentGivenAt: before, consentWithdrawnAt: since };
  expect(objectionByHand(withdrawn)).toBe('consent-withdrawn');
  expect(objectionByHand({ ...withdrawn, consentGivenAt: after })).toBeUndefined();
});
