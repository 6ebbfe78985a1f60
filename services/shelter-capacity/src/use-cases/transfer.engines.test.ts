import { randomUUID } from 'node:crypto';
import { transferPrepared } from '@iwaa/contracts/events/shelter-capacity';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import type { Asker } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { night, type ShelterFixture, startShelter, toldOf } from '../testing/shelter-under-test.ts';
import { aCampaign, type TestCampaign } from '../testing/test-campaign.ts';

let shelter: ShelterFixture;
beforeAll(async () => {
  shelter = await startShelter();
});
afterAll(() => shelter?.close());

const post = (asker: Asker, url: string, body: unknown, key: string = randomUUID()) =>
  shelter.request(asker, { method: 'POST', url, key, body });

/** Somebody who sleeps in one of so many beds, and the others. */
async function aSleeper(men = 2, more: { women?: number; overflow?: number } = {}) {
  const campaign = await aCampaign(shelter, men, more);
  const person = campaign.person();
  await shelter.publish(person.need());
  await shelter.idle();
  const bedId = (await campaign.beds()).find(({ hold }) => hold)?.bedId ?? '';
  const { stayId } = (await campaign.checkIn(bedId)).body;
  const others = (await campaign.beds()).filter((bed) => bed.bedId !== bedId).map((bed) => bed.bedId);
  const move = (to: object, key?: string) =>
    post(campaign.staff, `/beds/${bedId}/transfer`, { stayId, night, reason: 'health', to }, key);
  return { campaign, person, bedId, stayId, others, move };
}
/** The beds that a case has: one, or none. */
const bedsOf = async (campaign: TestCampaign, caseId: string) =>
  (await campaign.beds()).filter(({ hold, stay }) => [hold?.caseId, stay?.caseId].includes(caseId));

describe('a transfer', () => {
  it('moves the person once, however often it is sent, frees the bed for who waits, and is one stay in the census', async () => {
    const { campaign, person, bedId, others, move } = await aSleeper();
    const key = randomUUID();
    const first = await move({ bedId: others[0] }, key);
    expect(first).toMatchObject({ status: 200, body: { bedId: others[0], caseId: person.caseId } });
    expect((await move({ bedId: others[0] }, key)).body).toEqual(first.body);
    const otherwise = await move({ centreId: campaign.centreId }, key);
    expect(otherwise).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    const waits = campaign.person();
    await shelter.publish(waits.need());
    await shelter.idle();
    expect(await bedsOf(campaign, waits.caseId)).toMatchObject([{ bedId }]);
    expect(await bedsOf(campaign, person.caseId)).toMatchObject([{ bedId: others[0], state: 'occupied' }]);
    const told = toldOf(shelter, person.caseId);
    expect(told.toSorted()).toEqual(['bed-held', 'checked-in', 'transferred-in', 'transferred-out']);
    await eventually(async () => {
      const url = `/centres/${campaign.centreId}/census/${night}`;
      const { body } = await shelter.request(campaign.committee, { method: 'GET', url });
      expect(body.lines[0]).toMatchObject({ asKnownNow: { beds: 2, occupied: 1, held: 1 } });
    });
    expect(await campaign.checkOut(others[0] ?? '', first.body.stayId)).toBe(200);
  });

  it('goes to any free bed of another centre of the province', async () => {
    const { campaign, person, move } = await aSleeper(1);
    const centreId = `${campaign.centreId}-annexe`;
    const units = [{ kind: 'men', beds: 2 }];
    const url = `/provinces/${campaign.provinceId}/centres`;
    expect((await post(campaign.committee, url, { centreId, name: 'Annexe', units })).status).toBe(201);
    await shelter.idle();
    expect(await move({ centreId })).toMatchObject({ status: 200, body: { centreId } });
    expect(await bedsOf(campaign, person.caseId)).toEqual([]);
    const place = await shelter.request(campaign.committee, {
      method: 'GET',
      url: `/cases/${person.caseId}/place`,
    });
    expect(place.body).toMatchObject({ bed: { centreId, stay: { caseId: person.caseId } } });
  });

  it('is refused with the reason why the bed does not do, and the person stays where they are', async () => {
    const { campaign, person, bedId, others, move } = await aSleeper(2, { women: 1, overflow: 1 });
    await shelter.publish(campaign.person().need());
    await shelter.idle();
    const [held = '', kept = '', women = ''] = others.toSorted((one, other) =>
      one.includes('women') ? 1 : one < other ? -1 : 1,
    );
    const elsewhere = await aSleeper(2);
    for (const [to, code] of [
      [{ bedId: held }, 'bed-held'],
      [{ bedId }, 'bed-occupied'],
      [{ bedId: kept }, 'overflow-closed'],
      [{ bedId: women }, 'unit-does-not-suit'],
      [{ bedId: elsewhere.others[0] }, 'bed-unknown'],
      [{ centreId: campaign.centreId }, 'no-bed-free'],
    ] as const)
      expect((await move(to)).body).toMatchObject({ code });
    expect(await bedsOf(campaign, person.caseId)).toMatchObject([{ bedId }]);
  });

  it('has one outcome when the person checks out, is moved twice or the bed is given away at the same moment', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { campaign, person, bedId, stayId, others, move } = await aSleeper(3);
      const [one, two] = others;
      const [moved, again, left] = await Promise.all([
        move({ bedId: one }),
        move({ bedId: two }),
        campaign.checkOut(bedId, stayId),
        shelter.publish(campaign.person().need(), campaign.person().need()),
      ]);
      await shelter.idle();
      const taken = [moved.status, again.status, left].filter((status) => status === 200);
      expect(taken).toHaveLength(1);
      expect(await bedsOf(campaign, person.caseId)).toHaveLength(left === 200 ? 0 : 1);
      expect((await campaign.beds()).filter(({ state }) => state === 'moving-in')).toEqual([]);
    }
  });

  it('while the roll is called leaves the person absent in one of the two beds, or present', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { campaign, person, stayId, others, move } = await aSleeper(2);
      const url = `/centres/${campaign.centreId}/units/men/roll-calls/${night}`;
      const [moved, called] = await Promise.all([
        move({ bedId: others[0] }),
        post(campaign.staff, url, { absent: [stayId] }),
      ]);
      await shelter.idle();
      expect(moved.status).toBe(200);
      if (called.status === 200) expect(called.body.people).toMatchObject([{ outcome: 'absent' }]);
      else expect(called.body).toMatchObject({ code: 'stay-unknown' });
      expect(await bedsOf(campaign, person.caseId)).toMatchObject([{ bedId: others[0] }]);
    }
  });

  it('whose process died after the bed was kept is brought to its end by the fact of it', async () => {
    const { campaign, person, bedId, stayId, others } = await aSleeper(2);
    const [to = ''] = others;
    const moving = { transferId: randomUUID(), stayId, fromBedId: bedId, night, reason: 'health' } as const;
    const beds = shelter.database.collection<{ _id: string }>('bed');
    await beds.updateOne(
      { _id: to },
      { $set: { 'state.status': 'moving-in', 'state.moving': moving }, $inc: { version: 1 } },
    );
    const of = { bedId: to, centreId: campaign.centreId, provinceId: campaign.provinceId };
    await shelter.publish(
      aFact(transferPrepared, { ...of, ...moving }, { subject: `bed/${to}`, sequence: 2 }),
    );
    await shelter.idle();
    expect(await bedsOf(campaign, person.caseId)).toMatchObject([{ bedId: to, state: 'occupied' }]);
  });
});
