import { randomUUID } from 'node:crypto';
import { consentGiven, contactRecorded, needIdentified } from '@iwaa/contracts/events/intake';
import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import type { NeedKind, ReferralService } from '@iwaa/contracts/vocabulary';
import type { Consent } from '@iwaa/domain/consent';
import type { Clock } from '@iwaa/service-kit/clock';
import { aCampaignId, aDeclaration, aProvince, provinceOf } from '@iwaa/testing/campaigns';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { type Asker, startTestService, type TestService } from '@iwaa/testing/test-service';
import { expect } from '@jest/globals';
import { assemble } from '../app.ts';
import { config } from '../config.ts';
import { aConsent } from './a-consent.ts';

const night = '2024-12-12';

/** A campaign of one test, with agencies that no other test's campaign asks. */
export interface TestCampaign {
  readonly provinceId: string;
  readonly campaignId: string;
  readonly committee: Asker;
  readonly socialWorker: Asker;
  register(agencyId: string, services: readonly ReferralService[], rank?: number): Promise<void>;
  aCase(): { readonly caseId: string; readonly campaignId: string };
}

/** Starts the referral service with the topics of these agencies. */
export function startReferral(
  agencies: readonly string[],
  options: { readonly clock?: Clock } = {},
): Promise<TestService> {
  return startTestService('referral', config, assemble, { agencies, ...options });
}

/** A declared campaign, and who works in it. */
export async function aCampaign(
  service: TestService,
  terms: { partners?: string[] } = {},
): Promise<TestCampaign> {
  const campaignId = aCampaignId();
  const provinceId = provinceOf(campaignId);
  const committee: Asker = { role: 'committee', provinces: [provinceId], campaigns: [campaignId] };
  await service.publish(aProvince(provinceId), aDeclaration(campaignId, terms));
  const known = service.database.collection<{ _id: string }>('province');
  await eventually(async () => expect(await known.findOne({ _id: provinceId })).not.toBeNull());
  let cases = 0;
  return {
    provinceId,
    campaignId,
    committee,
    socialWorker: { role: 'social-worker', campaigns: [campaignId] },
    async register(agencyId, services, rank = 100) {
      const answer = await service.request(committee, {
        method: 'POST',
        url: `/provinces/${provinceId}/agencies`,
        body: { agencyId, name: agencyId, services, rank },
      });
      if (answer.status !== 201)
        throw new Error(`${agencyId} was not registered: ${JSON.stringify(answer.body)}`);
    },
    aCase() {
      cases += 1;
      return { campaignId, caseId: `${campaignId}-${String(cases).padStart(5, '0')}` };
    },
  };
}

/** The fact that a consent was given. */
export function givenConsent(
  ofCase: { readonly caseId: string; readonly campaignId: string },
  { sequence, ...consent }: Consent,
) {
  return aFact(consentGiven, { ...ofCase, ...consent }, { sequence });
}

/** The fact that a team met the person of a case. */
export function aContact(ofCase: { readonly caseId: string; readonly campaignId: string }, team: string) {
  return aFact(contactRecorded, {
    ...ofCase,
    contactId: randomUUID(),
    roundId: randomUUID(),
    team,
    night,
    place: 'bus-station',
    aidGiven: [],
    needs: [],
    declined: [],
  });
}

/** A stated need that may be passed on, unless the test says otherwise. */
export function aNeed(
  ofCase: { readonly caseId: string; readonly campaignId: string },
  kind: NeedKind = 'health',
  more: { readonly consent?: Consent | null; readonly time?: string } = {},
) {
  const { consent = aConsent(), time } = more;
  return aFact(
    needIdentified,
    { ...ofCase, needId: randomUUID(), kind, night, consent, shelter: null },
    time === undefined ? {} : { time },
  );
}

/** The data of a type's facts that the service has published about a case, in order. */
export function publishedOf(
  service: TestService,
  caseId: string,
): { type: string; data: Record<string, unknown> }[] {
  return service
    .published()
    .map((fact) => ({ type: fact.type, data: fact.data as Record<string, unknown> }))
    .filter(({ data }) => data.caseId === caseId);
}

/** What came to an agency about a case, as types. */
export function inboxOf(service: TestService, agencyId: string, caseId: string): string[] {
  return service
    .onTopic(agencyReferralsTopic(agencyId, service.namespace))
    .filter(({ key }) => key === caseId)
    .flatMap(({ fact }) => fact?.type ?? []);
}
