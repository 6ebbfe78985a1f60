import { eventually } from '@iwaa/testing/eventually';
import { pagesOf } from '@iwaa/testing/pages';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCampaign, aNeed, startReferral, type TestCampaign } from '../testing/referral-under-test.ts';

const clinic: Asker = { role: 'agency-staff', agencies: ['clinic'] };
let service: TestService;
let campaign: TestCampaign;
let other: TestCampaign;

beforeAll(async () => {
  service = await startReferral(['clinic', 'elderly-centre', 'hospital']);
  [campaign, other] = [await aCampaign(service), await aCampaign(service)];
  await campaign.register('elderly-centre', ['elderly-care'], 1);
  await campaign.register('clinic', ['health'], 2);
  await other.register('hospital', ['health'], 1);
});
afterAll(() => service?.close());

const itemsOf = async (asker: Asker, url: string) =>
  (await service.request(asker, { method: 'GET', url })).body.items;

describe('agencies', () => {
  it('are listed by rank, and found by what they give and what they can take', async () => {
    const agencies = await pagesOf<{ agencyId: string }>(
      service,
      campaign.socialWorker,
      '/agencies',
      'service=health',
    );
    expect(agencies.map(({ agencyId }) => agencyId)).toEqual(['elderly-centre', 'clinic']);
    const health = await itemsOf(campaign.socialWorker, '/agencies?service=health&capacity=capacity');
    expect(health).toMatchObject([{ agencyId: 'clinic' }]);
    expect(await itemsOf(campaign.socialWorker, '/agencies?capacity=no-capacity')).toEqual([]);
    expect(await itemsOf({ role: 'agency-staff', agencies: [] }, '/agencies')).toEqual([]);
    const everywhere: Asker = { role: 'committee', provinces: [campaign.provinceId, other.provinceId] };
    expect(await itemsOf(everywhere, `/agencies?provinceId=${other.provinceId}`)).toMatchObject([
      { agencyId: 'hospital' },
    ]);
    expect(await itemsOf(campaign.socialWorker, `/agencies?provinceId=${other.provinceId}`)).toEqual([]);
  });
});

describe('referrals', () => {
  it('are listed newest first, and found by campaign, agency, service and state', async () => {
    const needs = [
      aNeed(campaign.aCase(), 'health'),
      aNeed(campaign.aCase(), 'elderly-care'),
      aNeed(other.aCase(), 'health'),
    ];
    await service.publish(...needs);
    const both: Asker = { role: 'social-worker', campaigns: [campaign.campaignId, other.campaignId] };
    const referrals = await eventually(async () => {
      const found = await itemsOf(both, '/referrals?state=requested');
      expect(found).toHaveLength(3);
      return found as { requestedAt: string }[];
    });
    const times = referrals.map(({ requestedAt }) => requestedAt);
    expect(times).toEqual(times.toSorted().reverse());
    expect(await pagesOf(service, both, '/referrals', 'service=health')).toEqual(referrals);
    expect(await itemsOf(clinic, '/referrals')).toHaveLength(1);

    const [health, elderly, elsewhere] = needs.map(({ data }) => ({ caseId: data.caseId }));
    for (const [query, found] of [
      [`campaignId=${other.campaignId}`, [elsewhere]],
      [`campaignId=${campaign.campaignId}&service=health`, [health]],
      ['agencyId=elderly-centre', [elderly]],
      ['agencyId=clinic&state=accepted', []],
    ] as const)
      expect(await itemsOf(both, `/referrals?${query}`)).toMatchObject(found);
    expect(await itemsOf(clinic, '/referrals?agencyId=elderly-centre')).toEqual([]);
    expect(await itemsOf(other.socialWorker, `/referrals?campaignId=${campaign.campaignId}`)).toEqual([]);
  });

  it('are found by whether they are open: the inbox of an agency holds what it has not ended', async () => {
    const needs = [1, 2, 3].map(() => aNeed(campaign.aCase(), 'health'));
    await service.publish(...needs);
    const asked = (caseId: string) =>
      eventually(async () => {
        const [found] = await itemsOf(clinic, `/referrals?caseId=${caseId}`);
        expect(found).toBeDefined();
        return found.referralId as string;
      });
    const ids = await Promise.all(needs.map(({ data }) => asked(data.caseId)));
    const [rejected, accepted, untouched] = ids;
    const respond = (referralId: string | undefined, body: object) =>
      service.request(clinic, { method: 'POST', url: `/referrals/${referralId}/responses`, body });
    await respond(rejected, { state: 'rejected', reason: 'outside-area' });
    await respond(accepted, { state: 'accepted' });
    const idsOf = async (query: string) =>
      (await itemsOf(clinic, `/referrals?${query}`))
        .map(({ referralId }: { referralId: string }) => referralId)
        .filter((referralId: string) => ids.includes(referralId))
        .sort();
    expect(await idsOf('open=true')).toEqual([accepted, untouched].sort());
    expect(await idsOf('open=false')).toEqual([rejected]);
    expect(await idsOf('open=true&state=accepted')).toEqual([accepted]);
    const inbox = await pagesOf(service, clinic, '/referrals?open=true', 'state=accepted');
    expect(inbox.length).toBeGreaterThan(1);
  });
});
