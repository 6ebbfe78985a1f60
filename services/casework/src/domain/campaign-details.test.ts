import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { languages } from '@iwaa/contracts/vocabulary';
import { expect, test } from '@jest/globals';
import { campaignDetails } from './campaign-details.ts';
import { handlerDescriptions } from './handler-descriptions.ts';

const campaign = { campaignId: 'SK-2425', deadlines: defaultDeadlines, followUpVisits: ['P7D', 'P30D'] };

test('what a campaign allows is told in its language, with the names that an update takes', () => {
  const told = campaignDetails({ ...campaign, language: 'fr' });
  expect(told).toContain('- entrée dans le lit réservé (`bedHold`)\u00a0: PT2H\n');
  expect(told).toMatch(/- visites de suivi après le retour\u00a0: P7D, P30D$/);
});

test('in Arabic no code of what a campaign allows, or of a description, stands outside of an isolate', () => {
  const { extendDeadline, closeCase, campaignChanged, view } = handlerDescriptions('ar');
  const described = [extendDeadline, closeCase].map((text) => text.slice(0, text.indexOf('\n')));
  for (const text of [
    campaignDetails({ ...campaign, language: 'ar' }),
    ...described,
    campaignChanged,
    view,
  ]) {
    expect(text.replace(/\u2066[^\u2069]*\u2069/g, '')).not.toMatch(/[\p{Script=Latin}\p{Nd}]/u);
  }
});

test.each(languages)(
  'the descriptions in %s end with a sample that is laid out as the page does it',
  (language) => {
    const { extendDeadline, closeCase } = handlerDescriptions(language);
    expect(extendDeadline).toMatch(/\n\{\n {2}"bedHold": "PT2H"\n\}$/);
    expect(closeCase).toMatch(/\n\{\n {2}"outcome": "lost-contact"\n\}$/);
  },
);
