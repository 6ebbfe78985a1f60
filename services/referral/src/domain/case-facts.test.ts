import { expect, test } from '@jest/globals';
import { noCaseFacts, whatStops } from './case-facts.ts';

const need = { needId: 'n', service: 'health', since: '2024-12-12T21:00:00.000Z' } as const;
const before = '2024-12-12T20:59:59.999Z';
const after = '2024-12-12T21:00:00.001Z';

test('nothing stops the need of a case of which nothing else is known', () => {
  expect(whatStops(noCaseFacts, need)).toBeUndefined();
});

test('a need of a closed case asks nobody', () => {
  expect(whatStops({ ...noCaseFacts, closed: true }, need)).toBe('case-closed');
});

test('what was declined after the need was stated stops it, what was declined before does not', () => {
  expect(whatStops({ ...noCaseFacts, declinedAt: { health: after } }, need)).toBe('declined-by-person');
  expect(whatStops({ ...noCaseFacts, declinedAt: { health: before } }, need)).toBeUndefined();
  expect(whatStops({ ...noCaseFacts, declinedAt: { 'elderly-care': after } }, need)).toBeUndefined();
});

test('a consent withdrawn after the need was stated stops it, one withdrawn before does not', () => {
  expect(whatStops({ ...noCaseFacts, consentWithdrawnAt: after }, need)).toBe('consent-withdrawn');
  expect(whatStops({ ...noCaseFacts, consentWithdrawnAt: before }, need)).toBeUndefined();
});

test('a need that an open referral covered asks for nothing once that referral is done', () => {
  expect(whatStops({ ...noCaseFacts, needsCovered: ['n'] }, need)).toBe('covered');
});
