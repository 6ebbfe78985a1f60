import { randomInt } from 'node:crypto';
import { campaignChanged, campaignDeclared, provinceDeclared } from '@iwaa/contracts/events/intake';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import type { Deadlines, Language } from '@iwaa/contracts/vocabulary';
import { aFact } from './facts.ts';

const letters = 5;

/** A campaign's code that no other test has, since the tests share their engines. */
export function aCampaignId(): string {
  return `${Array.from({ length: letters }, () => String.fromCharCode(65 + randomInt(26))).join('')}-2425`;
}

/** The province of a test's campaign: one of its own, as the campaign is. */
export function provinceOf(campaignId: string): string {
  return `province-of-${campaignId.toLowerCase()}`;
}

/** A province's declaration by intake. */
export function aProvince(provinceId: string) {
  return aFact(provinceDeclared, { provinceId, name: 'Sidi Kacem' });
}

/** A campaign's declaration by intake. */
export function aDeclaration(
  campaignId: string,
  {
    deadlines = {},
    language = 'ar',
    followUpVisits = ['P7D', 'P30D', 'P90D'],
    provinceId = provinceOf(campaignId),
    partners = null,
  }: {
    deadlines?: Partial<Deadlines>;
    language?: Language;
    followUpVisits?: string[];
    provinceId?: string;
    partners?: string[] | null;
  } = {},
) {
  return aFact(campaignDeclared, {
    campaignId,
    provinceId,
    city: 'Sidi Kacem',
    startsOn: '2024-12-12',
    endsOn: '2025-01-31',
    timeZone: 'Africa/Casablanca',
    language,
    deadlines: { ...defaultDeadlines, ...deadlines },
    followUpVisits,
    partners,
  });
}

/** Intake's word that a declared campaign goes on under terms that are as its declaration's, but for these. */
export function aChangeOf(
  { data, subject, sequence }: ReturnType<typeof aDeclaration>,
  deadlines: Partial<Deadlines>,
) {
  return aFact(
    campaignChanged,
    { ...data, deadlines: { ...data.deadlines, ...deadlines }, reason: 'correction' },
    { subject, sequence: sequence + 1 },
  );
}
