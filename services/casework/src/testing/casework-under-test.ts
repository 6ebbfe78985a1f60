import type { Fact } from '@iwaa/contracts/event';
import { startTestService, type TestService } from '@iwaa/testing/test-service';
import { assemble } from '../app.ts';
import { config } from '../config.ts';
import { searchAttributes } from '../workflows/search-attributes.ts';
import { CaseFixture } from './case-fixture.ts';
import { published } from './published-facts.ts';

/** Starts casework; the other services are behind this address. */
export function startCasework(ownersUrl: string): Promise<TestService> {
  return startTestService('casework', config, assemble, {
    searchAttributes,
    env: { SHELTER_CAPACITY_URL: ownersUrl, REFERRAL_URL: ownersUrl },
  });
}

let number = 0;
export function aCase(campaignId: string, from = new Date().toISOString()): CaseFixture {
  number += 1;
  return new CaseFixture(`${campaignId}-${String(number).padStart(5, '0')}`, from, 1);
}

/** What a case has that was not published before, as its owners publish it. */
export function publication(fixture: CaseFixture): Fact[] {
  return fixture.facts.splice(0).map(published);
}
