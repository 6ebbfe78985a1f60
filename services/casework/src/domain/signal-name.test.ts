import { expect, test } from '@jest/globals';
import { CaseFixture, referenceCase } from '../testing/case-fixture.ts';
import { signalNameOf } from './signal-name.ts';

const from = '2024-12-12T20:00:00.000Z';

test('a signal is named after what its facts tell, each kind once', () => {
  const fixture = new CaseFixture('SK-2425-00042', from).opened().met().met(2);
  expect(signalNameOf(fixture.facts)).toBe('case-opened, contact-recorded');
});

test('a signal of many kinds of facts names the first three, and how many more there are', () => {
  expect(signalNameOf(referenceCase('SK-2425-00042', from).facts)).toBe(
    'case-opened, contact-recorded, consent-given, +13',
  );
});
