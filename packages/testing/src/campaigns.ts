import { randomInt } from 'node:crypto';
import { campaignDeclared } from '@iwaa/contracts/events/intake';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import type { Deadlines, Language } from '@iwaa/contracts/vocabulary';
import { aFact } from './facts.ts';

const letters = 5;

/** A campaign's code that no other test has, since the tests share their engines. */
export function aCampaignId(): string {
  return `${Array.from({ length: letters }, () => String.fromCharCode(65 + randomInt(26))).join('')}-2425`;
}

/** A campaign's declaration by intake. */
export function aDeclaration(
  campaignId: string,
  {
    deadlines = {},
    language = 'ar',
    followUpVisits = ['P7D', 'P30D', 'P90D'],
  }: { deadlines?: Partial<Deadlines>; language?: Language; followUpVisits?: string[] } = {},
) {
  return aFact(campaignDeclared, {
    campaignId,
    city: 'Sidi Kacem',
    startsOn: '2024-12-12',
    endsOn: '2025-01-31',
    timeZone: 'Africa/Casablanca',
    language,
    deadlines: { ...defaultDeadlines, ...deadlines },
    followUpVisits,
  });
}
