import { randomInt } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { campaignDeclared } from '@iwaa/contracts/events/intake';
import type { Deadlines } from '@iwaa/contracts/vocabulary';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { aFact } from '@iwaa/testing/facts';
import { startTestService, type TestService } from '@iwaa/testing/test-service';
import { assemble } from '../app.ts';
import { config } from '../config.ts';
import type { CaseFact } from '../domain/case-fact.ts';
import { searchAttributes } from '../workflows/search-attributes.ts';
import { ToldCase, testDeadlines } from './told-case.ts';

/** Starts casework; the other services are behind this address. */
export function startCasework(ownersUrl: string): Promise<TestService> {
  return startTestService('casework', config, assemble, {
    searchAttributes,
    env: { SHELTER_CAPACITY_URL: ownersUrl, REFERRAL_URL: ownersUrl },
  });
}

/** A campaign's code that no other test has, since workflows of all tests share one Temporal. */
export function aCampaignId(): string {
  return `${Array.from({ length: 5 }, () => String.fromCharCode(65 + randomInt(26))).join('')}-2425`;
}

export function aDeclaration(campaignId: string, deadlines: Partial<Deadlines> = {}) {
  return aFact(campaignDeclared, {
    campaignId,
    city: 'Sidi Kacem',
    startsOn: '2024-12-12',
    endsOn: '2025-01-31',
    timeZone: 'Africa/Casablanca',
    language: 'ar',
    deadlines: { ...testDeadlines, ...deadlines },
    followUpVisits: ['P7D', 'P30D', 'P90D'],
  });
}

let number = 0;
export function aCase(campaignId: string, from = new Date().toISOString()): ToldCase {
  number += 1;
  return new ToldCase(`${campaignId}-${String(number).padStart(5, '0')}`, from, 1);
}

/** What a case has that was not published before, as its owners publish it. */
export function publication(told: ToldCase): Fact[] {
  return told.facts.splice(0).map(published);
}

function published(fact: CaseFact): Fact {
  const [, owner] = fact.type.split('.');
  return { ...fact, id: derivedId(`${fact.subject}/${fact.sequence}`, 'fact'), source: `/iwaa/${owner}` };
}
