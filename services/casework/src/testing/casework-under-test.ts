import type { Fact } from '@iwaa/contracts/event';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { startTestService, type TestService } from '@iwaa/testing/test-service';
import { assemble } from '../app.ts';
import { config } from '../config.ts';
import type { CaseFact } from '../domain/case-fact.ts';
import { searchAttributes } from '../workflows/search-attributes.ts';
import { ToldCase } from './told-case.ts';

/** Starts casework; the other services are behind this address. */
export function startCasework(ownersUrl: string): Promise<TestService> {
  return startTestService('casework', config, assemble, {
    searchAttributes,
    env: { SHELTER_CAPACITY_URL: ownersUrl, REFERRAL_URL: ownersUrl },
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

/** A told bed counts for each case by itself, so that its facts have the same sequence in two cases and are not the same. */
function published(fact: CaseFact): Fact {
  const [, owner] = fact.type.split('.');
  const id = derivedId(`${fact.data.caseId}/${fact.subject}/${fact.sequence}`, 'fact');
  return { ...fact, id, source: `/iwaa/${owner}` };
}
