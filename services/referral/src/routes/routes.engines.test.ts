import { randomUUID } from 'node:crypto';
import { referralRequested } from '@iwaa/contracts/events/referral';
import type { ReferralService } from '@iwaa/contracts/vocabulary';
import type { Consent } from '@iwaa/domain/consent';
import { eventually } from '@iwaa/testing/eventually';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { referralIdOf } from '../store/referrals.ts';
import { aConsent } from '../testing/a-consent.ts';
import {
  aCampaign,
  aContact,
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

/** A need that intake has told of, as it is asked for by hand. */
async function wanted(kind: ReferralService, consent: Consent | null = aConsent()) {
  const need = aNeed(campaign.aCase(), kind, { consent });
  await tell(need);
  const { caseId, campaignId, needId, night } = need.data;
  return { caseId, campaignId, needId, service: kind, night };
}

/** Publishes a need, and waits until it is known. */
async function tell(need: ReturnType<typeof aNeed>): Promise<void> {
  const { caseId, needId } = need.data;
  await service.publish(need);
  const cases = service.database.collection<{ _id: string }>('case');
  await eventually(async () =>
    expect(await cases.findOne({ _id: caseId, 'needs.needId': needId })).not.toBeNull(),
  );
}

describe('agencies', () => {
  test('are registered once, seen by their province and by themselves, and by nobody else', async () => {
    const own = await aCampaign(service);
    const body = { agencyId: 'dispensary', name: 'Dispensaire', services: ['health'], rank: 7 };
    const dispensary: Asker = { role: 'agency-staff', agencies: ['dispensary'] };
    const url = `/provinces/${own.provinceId}/agencies`;
    const first = await post(own.committee, url, body);
    expect(first).toMatchObject({
      status: 201,
      body: { ...body, provinceId: own.provinceId, capacity: 'capacity' },
    });
    expect(await post(own.committee, url, body)).toMatchObject({ status: 201, body: first.body });
    expect(await post(own.committee, url, { ...body, rank: 8 })).toMatchObject({
      status: 409,
      body: { code: 'agency-already-registered' },
    });
    expect((await get(own.socialWorker, '/agencies')).body.items).toEqual([first.body]);
    expect((await get(dispensary, '/agencies')).body.items).toEqual([first.body]);
    expect((await get(hospital, '/agencies')).body.items).not.toContainEqual(first.body);
    expect((await post(campaign.committee, url, body)).status).toBe(404);
    expect((await post(own.socialWorker, url, body)).status).toBe(403);
  });

  test('are asked by a campaign of their province only where it names them among its partners', async () => {
    const own = await aCampaign(service, { partners: ['second-clinic'] });
    await own.register('first-clinic', ['health'], 1);
    await own.register('second-clinic', ['health'], 2);
    const ofCase = own.aCase();
    await service.publish(aNeed(ofCase));
    await eventually(() =>
      expect(publishedOf(service, ofCase.caseId)).toMatchObject([{ data: { agencyId: 'second-clinic' } }]),
    );
  });

  test('say themselves what they can take, and one that can take nobody is passed over', async () => {
    const full = { capacity: 'no-capacity' };
    expect((await post(hospital, '/agencies/clinic/capacity', full)).status).toBe(404);
    expect((await post(campaign.committee, '/agencies/clinic/capacity', full)).status).toBe(403);
    const answer = await post(clinic, '/agencies/clinic/capacity', full);
    expect(answer.status).toBe(200);
    const ofCase = campaign.aCase();
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
    expect(found.body.items).toEqual([seen.body]);
    expect((await get(clinic, `/referrals?caseId=${caseId}&state=accepted`)).body.items).toEqual([]);
    expect((await get(hospital, `/referrals?caseId=${caseId}`)).body.items).toEqual([]);
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
      expect(types(caseId)).toEqual([
        'referral-requested',
        'answer-not-taken',
        'referral-accepted',
        'referral-failed',
        'answer-not-taken',
      ]),
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
    await eventually(() =>
      expect(types(caseId)).toEqual(['referral-requested', 'referral-cancelled', 'answer-not-taken']),
    );
  });
});

describe('a street team', () => {
  test('follows whom an agency is asked for that it met, by state, kind and name alone, and nobody else', async () => {
    const { caseId, campaignId, referralId } = await asked();
    const ofTeam = (team: string, campaigns = [campaignId]): Asker => ({
      role: 'street-team',
      campaigns,
      team,
    });
    const seenBy = async (asker: Asker) => (await get(asker, `/cases/${caseId}/asked-agencies`)).body.items;
    expect(await seenBy(ofTeam('north'))).toEqual([]);
    await service.publish(aContact({ caseId, campaignId }, 'north'));
    const of = { service: 'health', agency: 'clinic' };
    await eventually(async () =>
      expect(await seenBy(ofTeam('north'))).toEqual([
        { ...of, state: 'requested', answerBy: expect.any(String) },
      ]),
    );
    for (const stranger of [ofTeam('south'), ofTeam('north', ['XX-2425'])])
      expect(await seenBy(stranger)).toEqual([]);
    const rejected = { state: 'rejected', reason: 'not-eligible' };
    await post(clinic, `/referrals/${referralId}/responses`, rejected);
    await eventually(async () =>
      expect(await seenBy(ofTeam('north'))).toEqual([
        { service: 'health', agency: 'hospital', state: 'requested', answerBy: expect.any(String) },
        { ...of, state: 'rejected', answerBy: null },
      ]),
    );
    expect((await get(campaign.socialWorker, `/cases/${caseId}/asked-agencies`)).status).toBe(403);
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

describe('another agency', () => {
  const another = (referralId: string, body: object, key = randomUUID(), asker: Asker = campaign.committee) =>
    post(asker, `/referrals/${referralId}/another-agency`, body, key);

  test('is asked for an open referral, which its agency loses, once; the repetition leads to the same', async () => {
    const { referralId, caseId } = await asked();
    await post(clinic, `/referrals/${referralId}/responses`, { state: 'accepted' });
    const key = randomUUID();
    const body = { seen: 'accepted', agencyId: 'hospital' };
    const first = await another(referralId, body, key);
    expect(first).toMatchObject({
      status: 201,
      body: { state: 'requested', agencyId: 'hospital', attempt: 2, caseId },
    });
    expect(await another(referralId, body, key)).toMatchObject({ status: 201, body: first.body });
    expect((await another(referralId, { ...body, agencyId: 'clinic' }, key)).status).toBe(422);
    expect(await another(referralId, body)).toMatchObject({
      status: 409,
      body: { code: 'referral-changed' },
    });
    await eventually(() =>
      expect(inboxOf(service, 'clinic', caseId)).toEqual([
        referralRequested.type,
        'iwaa.referral.referral-cancelled.v1',
      ]),
    );
    await eventually(() =>
      expect(types(caseId)).toEqual([
        'referral-requested',
        'referral-accepted',
        'referral-cancelled',
        'referral-requested',
      ]),
    );
    expect(inboxOf(service, 'hospital', caseId)).toEqual([referralRequested.type]);
  });

  test('may be one that was asked before, once the referral has ended', async () => {
    const { referralId } = await asked();
    const answers = `/referrals/${referralId}/responses`;
    await post(clinic, answers, { state: 'accepted' });
    await post(clinic, answers, { state: 'failed', reason: 'person-not-reached' });
    const worker = campaign.socialWorker;
    expect(
      await another(referralId, { seen: 'failed', agencyId: 'clinic' }, randomUUID(), worker),
    ).toMatchObject({ status: 201, body: { agencyId: 'clinic', attempt: 2 } });
    expect((await another(referralId, { seen: 'failed' }, randomUUID(), clinic)).status).toBe(403);
  });

  test('is not asked where none can be, and then the referral stays with its agency', async () => {
    const alone = await aCampaign(service);
    await alone.register('only-clinic', ['health'], 1);
    const lonely = aNeed(alone.aCase());
    await service.publish(lonely);
    const referralId = referralIdOf(lonely.data.needId, 1);
    const read = async () => (await get(alone.committee, `/referrals/${referralId}`)).body;
    await eventually(async () => expect((await read()).state).toBe('requested'));
    const ask = (agencyId?: string) =>
      another(
        referralId,
        { seen: 'requested', ...(agencyId ? { agencyId } : {}) },
        randomUUID(),
        alone.committee,
      );
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'no-agency-left' } });
    for (const agencyId of ['only-clinic', 'hospital'])
      expect(await ask(agencyId)).toMatchObject({ status: 409, body: { code: 'agency-not-eligible' } });
    expect((await read()).state).toBe('requested');
    expect((await another(referralId, { seen: 'requested' })).status).toBe(404);
  });

  test('at the very moment of the acceptance: exactly one of them wins', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, asked));
    const outcomes = await Promise.all(
      all.map(async ({ referralId }) => {
        const [accepted, moved] = await Promise.all([
          post(clinic, `/referrals/${referralId}/responses`, { state: 'accepted' }),
          another(referralId, { seen: 'requested' }),
        ]);
        const { state } = (await get(clinic, `/referrals/${referralId}`)).body;
        return { accepted: accepted.status, moved: moved.status, state };
      }),
    );
    for (const outcome of outcomes)
      expect([
        { accepted: 200, moved: 409, state: 'accepted' },
        { accepted: 409, moved: 201, state: 'cancelled' },
      ]).toContainEqual(outcome);
    for (const [index, { caseId }] of all.entries()) {
      const next = outcomes[index]?.state === 'cancelled' ? 1 : 0;
      await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toHaveLength(next));
    }
  });

  test('that said yes after its time, and no more since, has the new referral accepted by it, unless another accepts first', async () => {
    /** A referral that the clinic has accepted too late, and the hospital was asked for meanwhile. */
    const late = async () => {
      const { referralId, caseId, needId } = await asked();
      await post(casework, `/referrals/${referralId}/reroute`, {});
      await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toEqual([referralRequested.type]));
      expect(await post(clinic, `/referrals/${referralId}/responses`, { state: 'accepted' })).toMatchObject({
        status: 409,
        body: { code: 'referral-ended' },
      });
      expect((await get(clinic, `/referrals/${referralId}`)).body.acceptedLate).toBe(true);
      return { referralId, caseId, second: referralIdOf(needId, 2) };
    };
    const toClinic = { seen: 'requested', agencyId: 'clinic' };
    const { referralId, caseId, second } = await late();
    expect(await another(second, toClinic)).toMatchObject({
      status: 201,
      body: { state: 'accepted', agencyId: 'clinic', attempt: 3 },
    });
    await eventually(() =>
      expect(types(caseId).slice(-2)).toEqual(['referral-requested', 'referral-accepted']),
    );
    expect(publishedOf(service, caseId).at(-2)?.data.takesUp).toBe(referralId);
    const takenBack = 'iwaa.referral.referral-cancelled.v1';
    await eventually(() =>
      expect(inboxOf(service, 'clinic', caseId)).toEqual([
        referralRequested.type,
        takenBack,
        referralRequested.type,
      ]),
    );
    const hospital: Asker = { role: 'agency-staff', agencies: ['hospital'] };
    const yes = { state: 'accepted' };
    expect((await post(hospital, `/referrals/${second}/responses`, yes)).status).toBe(409);

    const other = await late();
    expect((await post(hospital, `/referrals/${other.second}/responses`, yes)).status).toBe(200);
    expect(await another(other.second, toClinic)).toMatchObject({
      status: 409,
      body: { code: 'referral-changed' },
    });

    const withdrawn = await late();
    const no = { state: 'rejected', reason: 'at-capacity' };
    await post(clinic, `/referrals/${withdrawn.referralId}/responses`, no);
    expect((await get(clinic, `/referrals/${withdrawn.referralId}`)).body.acceptedLate).toBe(false);
    expect(await another(withdrawn.second, toClinic)).toMatchObject({
      status: 201,
      body: { state: 'requested', agencyId: 'clinic' },
    });
  });

  test('is asked by the reaction where whoever took the referral back died before asking', async () => {
    const { referralId, caseId } = await asked();
    const referrals = service.database.collection<{ _id: string }>('referral');
    // What is left of a process that died in between: the choice was written with the cancellation, and nobody was asked.
    await referrals.updateOne({ _id: referralId }, { $set: { handedOver: { agencyId: 'hospital' } } });
    await post(campaign.socialWorker, `/referrals/${referralId}/cancellation`, { reason: 'other' });
    await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toEqual([referralRequested.type]));
  });
});

describe('the needs of a case', () => {
  test('say for which of them an agency can be asked, to those of its campaign alone', async () => {
    const { caseId, campaignId, needId, referralId } = await asked();
    const elderly = aNeed({ caseId, campaignId }, 'elderly-care');
    await tell(elderly);
    const needs = async (asker: Asker) => (await get(asker, `/cases/${caseId}/needs`)).body.items;
    await eventually(async () =>
      expect(await needs(campaign.committee)).toMatchObject([
        { needId, standing: 'open', referral: { referralId, agencyId: 'clinic', state: 'requested' } },
        { needId: elderly.data.needId, service: 'elderly-care', standing: 'not-placed', referral: null },
      ]),
    );
    for (const stranger of [clinic, { role: 'social-worker', campaigns: ['XX-2425'] } as const])
      expect(await needs(stranger)).toEqual([]);
  });

  test('are put to the agency that somebody names, or that one is refused with its reason', async () => {
    const body = await wanted('elderly-care');
    const chosen = (agencyId: string) => post(campaign.committee, '/referrals', { ...body, agencyId });
    expect(await chosen('clinic')).toMatchObject({ status: 409, body: { code: 'agency-not-eligible' } });
    await campaign.register('care-home', ['elderly-care'], 9);
    expect(await chosen('care-home')).toMatchObject({ status: 201, body: { agencyId: 'care-home' } });
  });
});

describe('asking by hand', () => {
  test('is refused without a consent in force: for a person who never gave one, or whose consent has ended', async () => {
    for (const consent of [
      null,
      aConsent({ until: '2024-12-13T00:00:00Z' }),
      aConsent({ purpose: 'mediation' }),
    ]) {
      const body = await wanted('shelter', consent);
      expect(await post(campaign.socialWorker, '/referrals', body)).toMatchObject({
        status: 409,
        body: { code: 'no-consent' },
      });
      expect(publishedOf(service, body.caseId)).toEqual([]);
    }
  });

  test('is refused for a night that is none of the campaign', async () => {
    const body = await wanted('shelter');
    expect(await post(casework, '/referrals', { ...body, night: '2025-02-01' })).toMatchObject({
      status: 422,
      body: { code: 'night-outside-campaign' },
    });
  });

  test('is refused for a need, or a case, that intake has not told of, until it has', async () => {
    const need = aNeed(campaign.aCase(), 'shelter');
    const { caseId, campaignId, needId, night } = need.data;
    const body = { caseId, campaignId, needId, service: 'shelter', night };
    expect(await post(casework, '/referrals', body)).toMatchObject({
      status: 409,
      body: { code: 'need-unknown' },
    });
    await tell(need);
    expect((await post(casework, '/referrals', body)).status).toBe(201);
    expect(await post(casework, '/referrals', { ...body, service: 'health' })).toMatchObject({
      status: 409,
      body: { code: 'need-of-another-case' },
    });
  });

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
    expect((await post(casework, '/referrals', { ...body, night: '2024-12-13' }, key)).status).toBe(422);
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
    const second = aNeed(body, 'womens-space');
    await tell(second);
    expect(await post(casework, '/referrals', { ...body, needId: second.data.needId })).toMatchObject({
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
