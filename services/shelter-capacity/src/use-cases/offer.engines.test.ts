import { randomUUID } from 'node:crypto';
import { aCampaignId } from '@iwaa/testing/campaigns';
import type { Asker } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { night, type ShelterFixture, startShelter, toldOf } from '../testing/shelter-under-test.ts';
import { aCampaign, type Person, type TestCampaign } from '../testing/test-campaign.ts';

const [halfAnHour, twoHours] = [30 * 60_000, 120 * 60_000];
let shelter: ShelterFixture;
beforeAll(async () => {
  shelter = await startShelter();
});
afterAll(() => shelter?.close());

const post = (asker: Asker, url: string, body: unknown, key: string = randomUUID()) =>
  shelter.request(asker, { method: 'POST', url, key, ...(body === undefined ? {} : { body }) });
const team = ({ campaignId }: TestCampaign): Asker => ({ role: 'street-team', campaigns: [campaignId] });
const service: Asker = { role: 'service' };
const asks = async (person: Person) => {
  await shelter.publish(person.need());
  await shelter.idle();
};

/** One bed that is offered to the first of so many people who waited for it. */
async function anOffer(waiting = 2) {
  const campaign = await aCampaign(shelter, 1);
  const [holder, ...people] = Array.from({ length: waiting + 1 }, () => campaign.person());
  for (const person of [holder, ...people]) if (person) await asks(person);
  const [bed] = await campaign.beds();
  const { bedId, hold } = bed ?? { bedId: '', hold: null };
  await post(team(campaign), `/holds/${hold?.holdId}/release`, { reason: 'no-longer-needed' });
  await shelter.idle();
  const [first, second] = people;
  if (!first || !second) throw new Error('Nobody waits.');
  return { campaign, bedId, first, second, holdId: await holdOf(campaign) };
}
const bedOf = async (campaign: TestCampaign) => (await campaign.beds())[0];
const holdOf = async (campaign: TestCampaign) => (await bedOf(campaign))?.hold?.holdId ?? '';
const holderOf = async (campaign: TestCampaign) => (await bedOf(campaign))?.hold?.caseId;
const offers = async (campaign: TestCampaign, asker = team(campaign)) =>
  shelter.request(asker, { method: 'GET', url: `/provinces/${campaign.provinceId}/offers` });
const accept = (campaign: TestCampaign, holdId: string, asker = team(campaign)) =>
  post(asker, `/holds/${holdId}/accept`, undefined);
const decline = (campaign: TestCampaign, holdId: string, staysInList = true) =>
  post(team(campaign), `/holds/${holdId}/decline`, { reason: 'distance', staysInList });

describe('an offer', () => {
  it('is made to the first who waits, is seen with until when, and is a hold for its time once it is accepted', async () => {
    const { campaign, bedId, first, second, holdId } = await anOffer();
    const answerBy = new Date(Date.parse(shelter.now()) + halfAnHour).toISOString();
    expect((await offers(campaign)).body.items).toMatchObject([
      { holdId, bedId, caseId: first.caseId, unit: 'men', night, answerBy },
    ]);
    const worker: Asker = { role: 'social-worker', campaigns: [campaign.campaignId] };
    const running = { status: 200, body: { holdId, bedId, state: 'running' } };
    expect(await accept(campaign, holdId, worker)).toMatchObject(running);
    expect(await accept(campaign, holdId)).toMatchObject(running);
    expect((await offers(campaign)).body.items).toEqual([]);
    const lapsesAt = new Date(Date.parse(shelter.now()) + twoHours).toISOString();
    expect(await bedOf(campaign)).toMatchObject({ hold: { lapsesAt, offered: false } });
    await shelter.idle();
    expect(await campaign.waiting()).toEqual([second.caseId]);
    expect(toldOf(shelter, first.caseId)).toContain('bed-held');
    expect((await decline(campaign, holdId)).body).toMatchObject({ code: 'offer-accepted' });
  });

  it('that is declined goes to the next; who stays in the list keeps the place, and is not offered this bed again until they say anew that they need one', async () => {
    const { campaign, bedId, first, second, holdId } = await anOffer();
    expect((await decline(campaign, holdId)).body).toMatchObject({ state: 'declined' });
    await shelter.idle();
    expect(await holderOf(campaign)).toBe(second.caseId);
    const third = campaign.person();
    await asks(third);
    expect(await campaign.waiting()).toEqual([first.caseId, third.caseId]);
    await decline(campaign, await holdOf(campaign), false);
    await shelter.idle();
    expect(await campaign.waiting()).toEqual([first.caseId]);
    expect(await holderOf(campaign)).toBe(third.caseId);
    await decline(campaign, await holdOf(campaign), false);
    await shelter.idle();
    expect(await bedOf(campaign)).toMatchObject({ bedId, state: 'free' });
    await asks(first);
    expect(await holderOf(campaign)).toBe(first.caseId);
  });

  it('that nobody answers goes to the next by itself when its time is over, also where no workflow asks for it', async () => {
    const { campaign, first, second, holdId } = await anOffer();
    const lapse = () => post(service, `/holds/${holdId}/lapse`, undefined);
    expect((await lapse()).body).toMatchObject({ state: 'running' });
    shelter.pass(halfAnHour);
    expect((await lapse()).body).toMatchObject({ state: 'lapsed' });
    await shelter.idle();
    expect(await holderOf(campaign)).toBe(second.caseId);
    expect(await campaign.waiting()).toEqual([first.caseId]);
    shelter.pass(halfAnHour);
    const third = campaign.person();
    await asks(third);
    expect(await holderOf(campaign)).toBe(third.caseId);
    expect(await campaign.waiting()).toEqual([first.caseId, second.caseId]);
  });

  it('is accepted by whoever comes for the bed', async () => {
    const { campaign, bedId, first } = await anOffer();
    expect((await campaign.checkIn(bedId)).status).toBe(200);
    await shelter.idle();
    expect(toldOf(shelter, first.caseId).slice(-2)).toEqual(['bed-held', 'checked-in']);
  });

  it('is neither seen nor answered by who has nothing to do with it', async () => {
    const { campaign, holdId } = await anOffer();
    const stranger: Asker = { role: 'street-team', campaigns: [aCampaignId()] };
    expect((await offers(campaign, stranger)).status).toBe(404);
    expect((await accept(campaign, holdId, stranger)).status).toBe(404);
    expect((await accept(campaign, holdId, campaign.committee)).status).toBe(403);
    expect((await accept(campaign, randomUUID())).status).toBe(404);
  });
});

describe('an offer that is answered as it ends', () => {
  it('has one outcome: the person holds the bed, or the next one is offered it', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { campaign, first, second, holdId } = await anOffer();
      shelter.pass(halfAnHour);
      const [accepted] = await Promise.all([
        accept(campaign, holdId),
        post(service, `/holds/${holdId}/lapse`, undefined),
        shelter.publish(campaign.person().need()),
      ]);
      await shelter.idle();
      const isHeld = accepted.status === 200;
      if (!isHeld) expect(accepted.body).toMatchObject({ code: 'hold-over' });
      expect(await holderOf(campaign)).toBe(isHeld ? first.caseId : second.caseId);
      expect((await campaign.waiting()).includes(first.caseId)).toBe(!isHeld);
    }
  });

  it('has one outcome where it is declined, accepted and runs out at once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { campaign, first, holdId } = await anOffer();
      shelter.pass(halfAnHour);
      const [declined, accepted] = await Promise.all([
        decline(campaign, holdId),
        accept(campaign, holdId),
        post(service, `/holds/${holdId}/lapse`, undefined),
      ]);
      await shelter.idle();
      const ends = toldOf(shelter, first.caseId).filter((kind) =>
        ['bed-held', 'offer-declined', 'offer-lapsed'].includes(kind),
      );
      expect(ends).toHaveLength(1);
      expect([declined, accepted].filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      expect((await campaign.waiting()).includes(first.caseId)).toBe(ends[0] !== 'bed-held');
    }
  });
});
