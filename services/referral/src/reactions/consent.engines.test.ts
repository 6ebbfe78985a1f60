import { randomUUID } from 'node:crypto';
import { referralAnswered } from '@iwaa/contracts/events/agency';
import { consentWithdrawn, needDeclined } from '@iwaa/contracts/events/intake';
import { type Consent, endsAfter } from '@iwaa/domain/consent';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { referralIdOf } from '../store/referrals.ts';
import { aConsent } from '../testing/a-consent.ts';
import {
  aCampaign,
  aNeed,
  givenConsent,
  inboxOf,
  publishedOf,
  startReferral,
  type TestCampaign,
} from '../testing/referral-under-test.ts';

const hourMs = 3_600_000;
let shiftMs = 0;
const now = () => new Date(Date.now() + shiftMs);
let service: TestService;
let campaign: TestCampaign;

beforeAll(async () => {
  service = await startReferral(['clinic', 'hospital'], { clock: now });
  campaign = await aCampaign(service);
  await campaign.register('clinic', ['health'], 1);
  await campaign.register('hospital', ['health'], 2);
});
afterAll(() => service?.close());

/** What happened to a case: the last part of each fact's name, with its reason where it has one. */
const told = (caseId: string) =>
  publishedOf(service, caseId).map(({ type, data }) =>
    [type.split('.')[2], data.reason].filter(Boolean).join(' '),
  );
const answerByTopic = (
  agencyId: string,
  referralId: string,
  answer: { state: 'rejected'; reason: 'at-capacity' },
) =>
  service.publishAnswer(
    agencyId,
    aFact(referralAnswered, { referralId, ...answer }, { subject: `referral/${referralId}` }),
  );
const answer = (referralId: string, body: object) =>
  service.request(
    { role: 'agency-staff', agencies: ['clinic'] },
    { method: 'POST', url: `/referrals/${referralId}/responses`, body, key: randomUUID() },
  );

async function asked(consent: Consent = aConsent()) {
  const ofCase = campaign.aCase();
  const need = aNeed(ofCase, 'health', { consent });
  await service.publish(need);
  await eventually(() => expect(told(ofCase.caseId)).toEqual(['referral-requested']));
  return { ofCase, ...ofCase, need, consent, referralId: referralIdOf(need.data.needId, 1) };
}

/** A referral under a consent that has run out by now. */
async function askedUnderConsentThatEnded() {
  const until = new Date(now().getTime() + hourMs).toISOString();
  const referral = await asked(aConsent({ until }));
  shiftMs += 2 * hourMs;
  expect(endsAfter(until, now().toISOString())).toBe(false);
  return referral;
}

describe('after a consent has run out', () => {
  test('a rejection has no other agency asked, until the person agrees again', async () => {
    const { caseId, ofCase, referralId } = await askedUnderConsentThatEnded();
    await answerByTopic('clinic', referralId, { state: 'rejected', reason: 'at-capacity' });
    await eventually(() =>
      expect(told(caseId)).toEqual(['referral-requested', 'referral-rejected at-capacity']),
    );
    const marker = await asked();
    await service.request(
      { role: 'service' },
      { method: 'POST', url: `/referrals/${marker.referralId}/reroute`, body: {}, key: randomUUID() },
    );
    await eventually(() => expect(inboxOf(service, 'hospital', marker.caseId)).toHaveLength(1));
    expect(inboxOf(service, 'hospital', caseId)).toEqual([]);
    await service.publish(givenConsent(ofCase, aConsent({ sequence: 9 })));
    await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toHaveLength(1));
  });

  test('a reroute asks nobody', async () => {
    const { caseId, referralId } = await askedUnderConsentThatEnded();
    const url = `/referrals/${referralId}/reroute`;
    await service.request({ role: 'service' }, { method: 'POST', url, body: {}, key: randomUUID() });
    await eventually(() =>
      expect(told(caseId)).toEqual(['referral-requested', 'referral-cancelled no-answer']),
    );
    const { caseId: later } = await asked();
    expect(told(later)).toHaveLength(1);
    expect(inboxOf(service, 'hospital', caseId)).toEqual([]);
  });

  test('an acceptance is refused, and the referral is taken back', async () => {
    const { caseId, referralId } = await askedUnderConsentThatEnded();
    expect(await answer(referralId, { state: 'accepted' })).toMatchObject({
      status: 409,
      body: { code: 'consent-ended' },
    });
    await eventually(() =>
      expect(told(caseId)).toEqual([
        'referral-requested',
        'answer-not-taken consent-ended',
        'referral-cancelled consent-ended',
      ]),
    );
  });

  const endBy = (referralId: string, endedAt: string, role: 'service' | 'social-worker' = 'service') =>
    service.request(
      { role },
      {
        method: 'POST',
        url: `/referrals/${referralId}/consent-end`,
        body: { endedAt },
        key: randomUUID(),
      },
    );

  test('the case has what was asked under it taken back, also from an agency that has accepted', async () => {
    const until = new Date(now().getTime() + hourMs).toISOString();
    const [waiting, accepted] = [await asked(aConsent({ until })), await asked(aConsent({ until }))];
    await answer(accepted.referralId, { state: 'accepted' });
    shiftMs += hourMs;
    for (const { caseId, referralId } of [waiting, accepted]) {
      expect(await endBy(referralId, until)).toMatchObject({
        status: 200,
        body: { state: 'cancelled', reason: 'consent-ended' },
      });
      await eventually(() => expect(told(caseId).at(-1)).toBe('referral-cancelled consent-ended'));
      expect(await endBy(referralId, until)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    }
  });

  test('the case is asked to come again where the consent still runs by the clock here', async () => {
    const until = new Date(now().getTime() + hourMs).toISOString();
    const { referralId } = await asked(aConsent({ until }));
    expect(await endBy(referralId, until)).toMatchObject({ status: 409, body: { code: 'consent-in-force' } });
  });

  test('the case has nothing taken back where the person has agreed for longer', async () => {
    const { caseId, ofCase, consent, referralId } = await asked(
      aConsent({ until: new Date(now().getTime() + hourMs).toISOString() }),
    );
    await service.publish(givenConsent(ofCase, aConsent({ sequence: 9 })));
    const cases = service.database.collection<{ _id: string }>('case');
    await eventually(async () =>
      expect(await cases.findOne({ _id: caseId, 'consents.given.sequence': 9 })).not.toBeNull(),
    );
    expect(await endBy(referralId, consent.until ?? '')).toMatchObject({
      status: 200,
      body: { state: 'requested' },
    });
  });

  test('nobody but a case has a referral taken back for it', async () => {
    const { referralId } = await askedUnderConsentThatEnded();
    expect((await endBy(referralId, now().toISOString(), 'social-worker')).status).toBe(403);
    expect((await endBy(randomUUID(), now().toISOString())).status).toBe(404);
  });

  test('an agency that had accepted may still say that it is done', async () => {
    const until = new Date(now().getTime() + hourMs).toISOString();
    const { referralId } = await asked(aConsent({ until }));
    expect((await answer(referralId, { state: 'accepted' })).status).toBe(200);
    shiftMs += 2 * hourMs;
    expect(await answer(referralId, { state: 'completed', outcome: 'service-given' })).toMatchObject({
      status: 200,
      body: { state: 'completed' },
    });
  });
});

describe('a consent that is withdrawn', () => {
  test('takes back what rested on it, and leaves what another one in force covers', async () => {
    const alone = await asked();
    const covered = await asked();
    await service.publish(
      givenConsent(covered.ofCase, aConsent({ agencyId: 'clinic', sequence: 9 })),
      withdrawnOf(alone.ofCase, alone.consent.consentId),
      withdrawnOf(covered.ofCase, covered.consent.consentId),
    );
    await eventually(() => expect(told(alone.caseId)).toContain('referral-cancelled consent-withdrawn'));
    await answerByTopic('clinic', covered.referralId, { state: 'rejected', reason: 'at-capacity' });
    await eventually(() => expect(told(covered.caseId)).toContain('referral-rejected at-capacity'));
    expect(told(covered.caseId)).not.toContain('referral-cancelled consent-withdrawn');
  });

  test('is heeded also where it comes to be known before the need that was stated under it', async () => {
    const ofCase = campaign.aCase();
    const consent = aConsent();
    await service.publish(withdrawnOf(ofCase, consent.consentId), aNeed(ofCase, 'health', { consent }));
    await service.publish(givenConsent(ofCase, aConsent({ sequence: 9 })));
    await eventually(() => expect(told(ofCase.caseId)).toEqual(['referral-requested']));
    expect(inboxOf(service, 'clinic', ofCase.caseId)).toHaveLength(1);
  });
});

describe('a consent for one agency', () => {
  test('has that agency asked when the one for any is withdrawn', async () => {
    const { caseId, ofCase, consent } = await asked();
    await service.publish(
      givenConsent(ofCase, aConsent({ agencyId: 'hospital', sequence: 9 })),
      withdrawnOf(ofCase, consent.consentId),
    );
    await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toHaveLength(1));
    expect(told(caseId)).toContain('referral-cancelled consent-withdrawn');
  });

  test('has that agency asked and no other', async () => {
    const ofCase = campaign.aCase();
    const consent = aConsent({ agencyId: 'hospital' });
    await service.publish(aNeed(ofCase, 'health', { consent }));
    await eventually(() => expect(inboxOf(service, 'hospital', ofCase.caseId)).toHaveLength(1));
    expect(inboxOf(service, 'clinic', ofCase.caseId)).toEqual([]);
  });
});

describe('a need that the open referral of another one covered', () => {
  /** A second need, stated a moment later, that waits on the referral of the first. */
  async function covered() {
    const first = await asked();
    const second = aNeed(first.ofCase, 'health', { consent: first.consent });
    await service.publish(second);
    const cases = service.database.collection<{ _id: string }>('case');
    await eventually(async () =>
      expect(await cases.findOne({ _id: first.caseId, 'covered.needId': second.data.needId })).not.toBeNull(),
    );
    return { ...first, second };
  }
  const needsAsked = (caseId: string) =>
    publishedOf(service, caseId)
      .filter(({ type }) => type === 'iwaa.referral.referral-requested.v1')
      .map(({ data }) => data.needId);

  test('is asked for when that is taken back by hand, of the next agency', async () => {
    const { caseId, referralId, second } = await covered();
    const url = `/referrals/${referralId}/cancellation`;
    await service.request(campaign.socialWorker, {
      method: 'POST',
      url,
      body: { reason: 'other' },
      key: randomUUID(),
    });
    await eventually(() => expect(needsAsked(caseId)).toContain(second.data.needId));
    await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toHaveLength(1));
  });

  test('is asked for when the person had declined before stating it, and that comes to be known late', async () => {
    const { caseId, ofCase, need, second } = await covered();
    const time = new Date((Date.parse(need.time) + Date.parse(second.time)) / 2 + 0.5).toISOString();
    await service.publish(aFact(needDeclined, { ...ofCase, kind: 'health', night: '2024-12-12' }, { time }));
    await eventually(() => expect(told(caseId)).toContain('referral-cancelled declined-by-person'));
    await eventually(() => expect(needsAsked(caseId)).toContain(second.data.needId));
  });

  test('is asked for when the consent ends and is given again', async () => {
    const { caseId, ofCase, consent } = await covered();
    const others = publishedOf(service, caseId).length;
    await service.publish(withdrawnOf(ofCase, consent.consentId));
    await eventually(() => expect(told(caseId)).toContain('referral-cancelled consent-withdrawn'));
    await service.publish(givenConsent(ofCase, aConsent({ sequence: 9 })));
    await eventually(() => expect(publishedOf(service, caseId).length).toBeGreaterThan(others + 1));
    expect(told(caseId).at(-1)).toBe('referral-requested');
  });
});

function withdrawnOf(ofCase: { caseId: string; campaignId: string }, consentId: string) {
  return aFact(consentWithdrawn, { ...ofCase, consentId, purpose: 'referral' });
}
