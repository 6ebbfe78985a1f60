import { randomUUID } from 'node:crypto';
import { referralRequested } from '@iwaa/contracts/events/referral';
import type { ReferralService } from '@iwaa/contracts/vocabulary';
import { eventually } from '@iwaa/testing/eventually';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { referralIdOf } from '../store/referrals.ts';
import {
  aCampaign,
  aNeed,
  inboxOf,
  publishedOf,
  startReferral,
  type TestCampaign,
} from '../testing/referral-under-test.ts';

const clinic: Asker = { role: 'agency-staff', agencies: ['clinic'] };
const hospital: Asker = { role: 'agency-staff', agencies: ['hospital'] };
const committee = { role: 'committee' } as const;
const casework: Asker = { role: 'service' };
let service: TestService;
let campaign: TestCampaign;

beforeAll(async () => {
  service = await startReferral(['clinic', 'hospital']);
  campaign = await aCampaign(service);
  await campaign.register('clinic', ['health'], 1);
  await campaign.register('hospital', ['health', 'shelter'], 2);
});
afterAll(() => service?.close());

const get = (asker: Asker, url: string) => service.request(asker, { method: 'GET', url });
const post = (asker: Asker, url: string, body: unknown, key = randomUUID()) =>
  service.request(asker, { method: 'POST', url, body, key });
const types = (caseId: string) => publishedOf(service, caseId).map(({ type }) => type.split('.')[2]);

async function asked() {
  const ofCase = campaign.aCase();
  const need = aNeed(ofCase);
  await service.publish(need);
  const referralId = referralIdOf(need.data.needId, 1);
  await eventually(async () =>
    expect((await get(campaign.socialWorker, `/referrals/${referralId}`)).body.state).toBe('requested'),
  );
  return { ...ofCase, needId: need.data.needId, referralId };
}

async function wanted(service: ReferralService = 'health') {
  const ofCase = campaign.aCase();
  return { ...ofCase, needId: randomUUID(), service, night: '2024-12-12' };
}

describe('agencies', () => {
  test('are registered once, seen by their campaign and by themselves, and by nobody else', async () => {
    const own = await aCampaign(service);
    const body = { agencyId: 'clinic', name: 'Délégation de la santé', services: ['health'], rank: 7 };
    const url = `/campaigns/${own.campaignId}/agencies`;
    const first = await post(own.committee, url, body);
    expect(first).toMatchObject({
      status: 201,
      body: { ...body, campaignId: own.campaignId, capacity: 'capacity' },
    });
    expect(await post(own.committee, url, body)).toMatchObject({ status: 201, body: first.body });
    expect(await post(own.committee, url, { ...body, rank: 8 })).toMatchObject({
      status: 409,
      body: { code: 'agency-already-registered' },
    });
    expect((await get(own.socialWorker, '/agencies')).body.agencies).toEqual([first.body]);
    expect((await get(clinic, '/agencies')).body.agencies).toContainEqual(first.body);
    expect((await get(hospital, '/agencies')).body.agencies).not.toContainEqual(first.body);
    expect((await post(campaign.committee, url, body)).status).toBe(404);
    expect((await post(own.socialWorker, url, body)).status).toBe(403);
  });

  test('say themselves what they can take, and one that can take nobody is passed over', async () => {
    const own = await aCampaign(service);
    await own.register('clinic', ['health'], 1);
    await own.register('hospital', ['health'], 2);
    const full = { capacity: 'no-capacity' };
    expect((await post(hospital, '/agencies/clinic/capacity', full)).status).toBe(404);
    expect((await post(own.committee, '/agencies/clinic/capacity', full)).status).toBe(403);
    const answer = await post(clinic, '/agencies/clinic/capacity', full);
    expect(answer.status).toBe(200);
    const ofCase = own.aCase();
    await service.publish(aNeed(ofCase));
    await eventually(() =>
      expect(inboxOf(service, 'hospital', ofCase.caseId)).toEqual([referralRequested.type]),
    );
    await post(clinic, '/agencies/clinic/capacity', { capacity: 'capacity' });
  });
});

describe('a referral', () => {
  test('comes back to a repeated answer as that answer had left it', async () => {
    const { referralId } = await asked();
    const [url, key] = [`/referrals/${referralId}/responses`, randomUUID()];
    const accepted = await post(clinic, url, { state: 'accepted' }, key);
    await post(clinic, url, { state: 'completed', outcome: 'service-given' });
    expect(await post(clinic, url, { state: 'accepted' }, key)).toMatchObject({
      status: 200,
      body: accepted.body,
    });
  });

  test('is seen by its campaign and its agency, and found by state and case', async () => {
    const { referralId, caseId, campaignId, needId } = await asked();
    const seen = await get(campaign.socialWorker, `/referrals/${referralId}`);
    expect(seen).toMatchObject({
      status: 200,
      body: {
        referralId,
        caseId,
        campaignId,
        needId,
        agencyId: 'clinic',
        reason: null,
        outcome: null,
        attempt: 1,
      },
    });
    expect(seen.body).not.toHaveProperty('openFor');
    const found = await get(clinic, `/referrals?caseId=${caseId}&state=requested`);
    expect(found.body.referrals).toEqual([seen.body]);
    expect((await get(clinic, `/referrals?caseId=${caseId}&state=accepted`)).body.referrals).toEqual([]);
    expect((await get(hospital, `/referrals?caseId=${caseId}`)).body.referrals).toEqual([]);
    expect((await get(hospital, `/referrals/${referralId}`)).status).toBe(404);
    expect((await get({ ...committee, campaigns: ['OTHER-2425'] }, `/referrals/${referralId}`)).status).toBe(
      404,
    );
  });

  test('is answered over HTTP by its agency alone; what is out of order or incomplete is refused', async () => {
    const { referralId, caseId } = await asked();
    const url = `/referrals/${referralId}/responses`;
    expect((await post(hospital, url, { state: 'accepted' })).status).toBe(404);
    expect((await post(campaign.socialWorker, url, { state: 'accepted' })).status).toBe(403);
    expect((await post(clinic, url, { state: 'rejected' })).status).toBe(400);
    expect(await post(clinic, url, { state: 'in-progress' })).toMatchObject({
      status: 409,
      body: { code: 'answer-out-of-order' },
    });
    const key = randomUUID();
    expect(await post(clinic, url, { state: 'accepted' }, key)).toMatchObject({
      status: 200,
      body: { referralId, state: 'accepted' },
    });
    expect((await post(clinic, url, { state: 'accepted' }, key)).status).toBe(200);
    expect((await post(clinic, url, { state: 'accepted' })).status).toBe(200);
    expect((await post(clinic, url, { state: 'in-progress' }, key)).status).toBe(422);
    expect(await post(clinic, url, { state: 'failed', reason: 'person-not-reached' })).toMatchObject({
      body: { state: 'failed', reason: 'person-not-reached' },
    });
    expect(await post(clinic, url, { state: 'completed', outcome: 'admitted' })).toMatchObject({
      status: 409,
      body: { code: 'referral-ended' },
    });
    await eventually(() =>
      expect(types(caseId)).toEqual(['referral-requested', 'referral-accepted', 'referral-failed']),
    );
  });

  test('is taken back by a social worker, and nobody else is asked', async () => {
    const { referralId, caseId } = await asked();
    const url = `/referrals/${referralId}/cancellation`;
    expect((await post(clinic, url, { reason: 'other' })).status).toBe(403);
    expect(await post(campaign.socialWorker, url, { reason: 'other' })).toMatchObject({
      status: 200,
      body: { state: 'cancelled', reason: 'other' },
    });
    expect(await post(clinic, `/referrals/${referralId}/responses`, { state: 'accepted' })).toMatchObject({
      status: 409,
      body: { code: 'referral-ended' },
    });
    await eventually(() => expect(inboxOf(service, 'clinic', caseId)).toHaveLength(2));
    await eventually(() => expect(types(caseId)).toEqual(['referral-requested', 'referral-cancelled']));
  });
});

describe('rerouting', () => {
  test('cancels what was not answered and asks the next agency, once', async () => {
    const { referralId, caseId } = await asked();
    const url = `/referrals/${referralId}/reroute`;
    expect((await post(campaign.socialWorker, url, {})).status).toBe(403);
    expect(await post(casework, url, {})).toMatchObject({
      status: 200,
      body: { state: 'cancelled', reason: 'no-answer' },
    });
    expect((await post(casework, url, {})).status).toBe(200);
    await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toEqual([referralRequested.type]));
    await eventually(() =>
      expect(types(caseId)).toEqual(['referral-requested', 'referral-cancelled', 'referral-requested']),
    );
  });

  test('leaves a referral that was answered meanwhile with its agency', async () => {
    const { referralId } = await asked();
    await post(clinic, `/referrals/${referralId}/responses`, { state: 'accepted' });
    expect(await post(casework, `/referrals/${referralId}/reroute`, {})).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
  });

  test('at the very moment of the acceptance: exactly one of them wins', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, asked));
    const outcomes = await Promise.all(
      all.map(async ({ referralId }) => {
        const [accepted, rerouted] = await Promise.all([
          post(clinic, `/referrals/${referralId}/responses`, { state: 'accepted' }),
          post(casework, `/referrals/${referralId}/reroute`, {}),
        ]);
        const { state } = (await get(clinic, `/referrals/${referralId}`)).body;
        return { accepted: accepted.status, rerouted: rerouted.body.state, state };
      }),
    );
    for (const outcome of outcomes)
      expect([
        { accepted: 200, rerouted: 'accepted', state: 'accepted' },
        { accepted: 409, rerouted: 'cancelled', state: 'cancelled' },
      ]).toContainEqual(outcome);
    for (const [index, { caseId }] of all.entries()) {
      const next = outcomes[index]?.state === 'cancelled' ? 1 : 0;
      await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toHaveLength(next));
    }
  });
});

describe('asking by hand', () => {
  test('asks the next agency; asked again it leads to the same referral, and the same key says the same after its end', async () => {
    const body = await wanted('shelter');
    const key = randomUUID();
    const first = await post(casework, '/referrals', body, key);
    expect(first).toMatchObject({
      status: 201,
      body: { state: 'requested', agencyId: 'hospital', attempt: 1 },
    });
    expect((await post(campaign.socialWorker, '/referrals', body)).body).toEqual(first.body);
    const { referralId } = first.body;
    await post(hospital, `/referrals/${referralId}/responses`, { state: 'accepted' });
    await post(hospital, `/referrals/${referralId}/responses`, { state: 'failed', reason: 'other' });
    const repeated = await post(casework, '/referrals', body, key);
    expect(repeated).toMatchObject({ status: 201, body: first.body });
    expect((await post(casework, '/referrals', { ...body, needId: randomUUID() }, key)).status).toBe(422);
    expect(await post(casework, '/referrals', body)).toMatchObject({
      status: 409,
      body: { code: 'no-agency-left' },
    });
  });

  test('is refused where it can lead to nothing, and says why', async () => {
    const body = await wanted('womens-space');
    expect(await post(casework, '/referrals', body)).toMatchObject({
      status: 409,
      body: { code: 'no-agency-left' },
    });
    await campaign.register('women', ['womens-space']);
    expect(await post(casework, '/referrals', body)).toMatchObject({
      status: 201,
      body: { agencyId: 'women' },
    });
    expect(await post(casework, '/referrals', { ...body, needId: randomUUID() })).toMatchObject({
      status: 409,
      body: { code: 'referral-already-open' },
    });
    expect(await post(casework, '/referrals', { ...body, caseId: campaign.aCase().caseId })).toMatchObject({
      status: 409,
      body: { code: 'need-of-another-case' },
    });
    expect(await post(casework, '/referrals', { ...body, campaignId: 'XX-2425' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
    expect(
      await post(casework, '/referrals', { ...body, campaignId: 'XX-2425', caseId: 'XX-2425-00001' }),
    ).toMatchObject({ status: 409, body: { code: 'campaign-unknown' } });
    const foreign: Asker = { role: 'social-worker', campaigns: ['XX-2425'] };
    expect((await post(foreign, '/referrals', body)).status).toBe(404);
  });
});
