import { randomUUID } from 'node:crypto';
import { eventually } from '@iwaa/testing/eventually';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { termsOfHealth } from '../testing/an-agency.ts';
import {
  aCampaign,
  aNeed,
  inboxOf,
  publishedOf,
  startReferral,
  type TestCampaign,
} from '../testing/referral-under-test.ts';

const agencyIds = Array.from({ length: 17 }, (_, index) => `agency-${index}`);
let unused = [...agencyIds];
const hourMs = 3_600_000;
let shiftMs = 0;
const now = () => new Date(Date.now() + shiftMs);
let service: TestService;
beforeAll(async () => {
  service = await startReferral(agencyIds, { clock: now });
});
afterAll(() => service?.close());

/** A campaign with agencies of its own, which have their topics. */
async function aCampaignWith(...registrations: readonly object[]) {
  const campaign = await aCampaign(service);
  const mine = unused.slice(0, registrations.length);
  unused = unused.slice(registrations.length);
  for (const [index, more] of registrations.entries()) {
    const body = { agencyId: mine[index], name: 'Agency', services: ['health'], ...more };
    const answer = await command(campaign.committee, `/provinces/${campaign.provinceId}/agencies`, body);
    expect(answer.status).toBe(201);
  }
  return { campaign, ids: mine as [string, string, string] };
}

const command = (asker: Asker, url: string, body: object = {}) =>
  service.request(asker, { method: 'POST', url, body, key: randomUUID() });
const get = (asker: Asker, url: string, language?: string) =>
  service.request(asker, {
    method: 'GET',
    url,
    headers: language === undefined ? {} : { 'accept-language': language },
  });
const clerkOf = (agencyId: string): Asker => ({ role: 'agency-staff', agencies: [agencyId] });
const publish = (agencyId: string, body: object) =>
  command(clerkOf(agencyId), `/agencies/${agencyId}/capacity`, body);

type Stated = Partial<ReturnType<typeof aNeed>['data']>;
/** States a need of somebody, and gives the agency that is asked. */
async function askedFor(campaign: TestCampaign, more: Stated = {}) {
  const ofCase = campaign.aCase();
  const need = aNeed(ofCase, 'health');
  await service.publish({ ...need, data: { ...need.data, ...more } });
  const first = await eventually(() => {
    const [fact] = publishedOf(service, ofCase.caseId);
    if (!fact) throw new Error('nobody was asked yet');
    return fact;
  });
  const { agencyId, referralId } = first.data as { agencyId?: string; referralId: string };
  return { ...ofCase, agencyId, referralId };
}
/** What happened to a case: each fact's name, with its reason, and the agency. */
const told = (caseId: string) =>
  publishedOf(service, caseId).map(({ type, data }) =>
    [type.split('.')[2], data.reason, data.agencyId].filter(Boolean).join(' '),
  );

describe('an agency that is suspended', () => {
  it('has its open referrals go to the next one in that moment, and is asked no more until it is resumed', async () => {
    const { campaign, ids } = await aCampaignWith({ rank: 1 }, { rank: 2 });
    const [first, second] = ids;
    const waiting = await askedFor(campaign);
    const accepted = await askedFor(campaign);
    await command(clerkOf(first), `/referrals/${accepted.referralId}/responses`, { state: 'accepted' });
    const suspended = await command(campaign.committee, `/agencies/${first}/suspension`, {
      reason: 'not-answering',
    });
    expect(suspended).toMatchObject({ status: 200, body: { agencyId: first, state: 'suspended' } });
    for (const { caseId } of [waiting, accepted])
      await eventually(() =>
        expect(told(caseId).slice(-2)).toEqual([
          `referral-cancelled agency-suspended ${first}`,
          `referral-requested ${second}`,
        ]),
      );
    expect(inboxOf(service, first, waiting.caseId).at(-1)).toBe('iwaa.referral.referral-cancelled.v1');
    expect((await askedFor(campaign)).agencyId).toBe(second);
    await command(campaign.committee, `/agencies/${first}/resumption`);
    expect((await askedFor(campaign)).agencyId).toBe(first);
  });

  it('leaves a need that nobody else answers with nobody, and a social worker sees why each said no', async () => {
    const { campaign, ids } = await aCampaignWith({ rank: 1 }, { rank: 2 });
    const { caseId, referralId } = await askedFor(campaign);
    await command(clerkOf(ids[0]), `/referrals/${referralId}/responses`, {
      state: 'rejected',
      reason: 'at-capacity',
    });
    await eventually(() => expect(told(caseId).at(-1)).toBe(`referral-requested ${ids[1]}`));
    await command(campaign.committee, `/agencies/${ids[1]}/suspension`, { reason: 'closed' });
    await eventually(() => expect(told(caseId).at(-1)).toBe('referral-not-placed'));
    const { body } = await get(campaign.socialWorker, `/referrals?caseId=${caseId}`);
    expect(body.items.map((one: { agencyId: string; reason: string }) => [one.agencyId, one.reason])).toEqual(
      [
        [ids[1], 'agency-suspended'],
        [ids[0], 'at-capacity'],
      ],
    );
  });

  it('that is removed is in no list, may say nothing more, and comes back by being registered otherwise', async () => {
    const { campaign, ids } = await aCampaignWith({ rank: 1 });
    const [agencyId] = ids;
    const open = await askedFor(campaign);
    await command(campaign.committee, `/agencies/${agencyId}/removal`, { reason: 'asked-by-agency' });
    await eventually(() => expect(told(open.caseId).at(-1)).toBe('referral-not-placed'));
    const listed = async (query = '') =>
      (await get(campaign.committee, `/agencies?provinceId=${campaign.provinceId}${query}`)).body.items
        .length;
    expect([await listed(), await listed('&state=removed')]).toEqual([0, 1]);
    expect((await publish(agencyId, { capacity: 'capacity' })).body.code).toBe('agency-removed');
    expect((await command(campaign.committee, `/agencies/${agencyId}/resumption`)).body.code).toBe(
      'agency-removed',
    );
    const anew = { agencyId, name: 'Agency', services: ['health'], rank: 7 };
    const url = `/provinces/${campaign.provinceId}/agencies`;
    expect(await command(campaign.committee, url, anew)).toMatchObject({
      status: 201,
      body: { rank: 7, state: 'active' },
    });
    expect((await askedFor(campaign)).agencyId).toBe(agencyId);
  });
});

describe('what an agency says of itself', () => {
  it('is told back in the language that is asked for, and with whom it takes and when', async () => {
    const hours = { monday: [{ from: '08:30', to: '16:30' }] };
    const takes = termsOfHealth({ units: ['women'], agesFrom: 18, accessible: true });
    const names = { ar: 'المستوصف', fr: 'Le dispensaire', en: 'The clinic' };
    const { campaign, ids } = await aCampaignWith({ name: names, services: [takes, 'womens-space'], hours });
    const url = `/agencies/${ids[0]}`;
    const { body } = await get(campaign.committee, url, 'fr');
    expect(body).toMatchObject({ name: names.fr, names, hours, services: ['health', 'womens-space'] });
    expect(body.takes).toEqual([takes, { ...termsOfHealth(), service: 'womens-space' }]);
    expect((await get(campaign.committee, url)).body.name).toBe(names.ar);
    expect((await get({ ...campaign.committee, provinces: ['fes'], campaigns: [] }, url)).status).toBe(404);
  });

  it('has it asked for those alone whom it takes, as the need tells it in codes', async () => {
    const { campaign, ids } = await aCampaignWith(
      { rank: 1, services: [termsOfHealth({ units: ['women'] })] },
      { rank: 2, services: [termsOfHealth({ agesFrom: 60 })] },
      { rank: 3 },
    );
    const asks = async (forAgency: NonNullable<Stated['forAgency']>) =>
      (await askedFor(campaign, { forAgency })).agencyId;
    expect(await asks({ unit: 'women', priority: 4 })).toBe(ids[0]);
    expect(await asks({ unit: 'men', priority: 2 })).toBe(ids[1]);
    expect(await asks({ unit: 'men', priority: 1 })).toBe(ids[2]);
  });

  it('of its free places and their end counts until they are taken, or until then', async () => {
    const { campaign, ids } = await aCampaignWith({ rank: 1 }, { rank: 2 });
    const [first, second] = ids;
    const until = new Date(now().getTime() + hourMs).toISOString();
    expect((await publish(first, { capacity: 'capacity', places: 1, until })).body).toMatchObject({
      places: 1,
      until,
    });
    const taking = await askedFor(campaign);
    expect([taking.agencyId, (await askedFor(campaign)).agencyId]).toEqual([first, second]);
    // A place is free again where the agency has not taken the person.
    await command(clerkOf(first), `/referrals/${taking.referralId}/responses`, {
      state: 'rejected',
      reason: 'not-eligible',
    });
    await eventually(async () => expect((await askedFor(campaign)).agencyId).toBe(first));
    await publish(first, { capacity: 'no-capacity', until });
    expect((await askedFor(campaign)).agencyId).toBe(second);
    const withCapacity = async (capacity: string) =>
      (
        await get(campaign.committee, `/agencies?provinceId=${campaign.provinceId}&capacity=${capacity}`)
      ).body.items.map((one: { agencyId: string }) => one.agencyId);
    expect(await withCapacity('no-capacity')).toEqual([first]);
    shiftMs += hourMs;
    expect([await withCapacity('no-capacity'), await withCapacity('capacity')]).toEqual([
      [],
      [first, second],
    ]);
    expect((await askedFor(campaign)).agencyId).toBe(first);
    expect((await publish(first, { capacity: 'waitlist', until })).body.code).toBe(
      'capacity-ends-in-the-past',
    );
  });

  it('of its hours has it asked at another time only when no other is left', async () => {
    const { campaign, ids } = await aCampaignWith({ rank: 1, hours: {} }, { rank: 2 });
    const asked = await askedFor(campaign);
    expect(asked.agencyId).toBe(ids[1]);
    await command(clerkOf(ids[1]), `/referrals/${asked.referralId}/responses`, {
      state: 'rejected',
      reason: 'at-capacity',
    });
    await eventually(() => expect(told(asked.caseId).at(-1)).toBe(`referral-requested ${ids[0]}`));
  });

  it('is asked in turn with those of the same rank, and each once for a need', async () => {
    const { campaign } = await aCampaignWith({}, {}, {});
    const asked = [await askedFor(campaign), await askedFor(campaign), await askedFor(campaign)];
    expect(new Set(asked.map(({ agencyId }) => agencyId)).size).toBe(3);
  });
});
