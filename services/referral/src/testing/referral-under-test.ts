import { randomUUID } from 'node:crypto';
import { needIdentified } from '@iwaa/contracts/events/intake';
import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import type { NeedKind, ReferralService } from '@iwaa/contracts/vocabulary';
import { aCampaignId, aDeclaration } from '@iwaa/testing/campaigns';
import { aFact } from '@iwaa/testing/facts';
import { type Asker, startTestService, type TestService } from '@iwaa/testing/test-service';
import { assemble } from '../app.ts';
import { config } from '../config.ts';

const night = '2024-12-12';

/** A campaign of one test, with agencies that no other test's campaign asks. */
export interface TestCampaign {
  readonly campaignId: string;
  readonly committee: Asker;
  readonly socialWorker: Asker;
  register(agencyId: string, services: readonly ReferralService[], rank?: number): Promise<void>;
  aCase(): { readonly caseId: string; readonly campaignId: string };
}

/** Starts the referral service with the topics of these agencies. */
export function startReferral(agencies: readonly string[]): Promise<TestService> {
  return startTestService('referral', config, assemble, { agencies });
}

/** A declared campaign, and who works in it. */
export async function aCampaign(service: TestService): Promise<TestCampaign> {
  const campaignId = aCampaignId();
  const committee: Asker = { role: 'committee', campaigns: [campaignId] };
  await service.publish(aDeclaration(campaignId));
  let cases = 0;
  return {
    campaignId,
    committee,
    socialWorker: { role: 'social-worker', campaigns: [campaignId] },
    async register(agencyId, services, rank = 100) {
      const answer = await service.request(committee, {
        method: 'POST',
        url: `/campaigns/${campaignId}/agencies`,
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

/** A stated need that may be passed on, unless the test says otherwise. */
export function aNeed(
  ofCase: { readonly caseId: string; readonly campaignId: string },
  kind: NeedKind = 'health',
  more: { readonly consented?: boolean; readonly time?: string } = {},
) {
  const { consented = true, time } = more;
  return aFact(
    needIdentified,
    { ...ofCase, needId: randomUUID(), kind, night, consented, shelter: null },
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
