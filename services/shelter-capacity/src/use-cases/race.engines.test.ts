import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ShelterFixture, startShelter, toldOf } from '../testing/shelter-under-test.ts';
import { aCampaign } from '../testing/test-campaign.ts';

let shelter: ShelterFixture;
beforeAll(async () => {
  shelter = await startShelter();
});
afterAll(() => shelter?.close());

describe('beds for which many ask at once', () => {
  it('go to exactly ten of a hundred who need ten beds, and the ninety others wait', async () => {
    const campaign = await aCampaign(shelter, 10);
    const people = Array.from({ length: 100 }, () => campaign.person());
    await shelter.publish(...people.map((person) => person.need()));
    await shelter.idle();
    const holders = (await campaign.beds()).map(({ hold }) => hold?.caseId);
    const waiting = await campaign.waiting();
    expect(new Set(holders).size).toBe(10);
    expect(holders).not.toContain(undefined);
    expect(waiting).toHaveLength(90);
    expect(new Set([...holders, ...waiting]).size).toBe(100);
    const held = people.flatMap(({ caseId }) =>
      toldOf(shelter, caseId).filter((kind) => kind === 'bed-held'),
    );
    expect(held).toHaveLength(10);
  });

  it('go to the first in the list when one is freed and ten wait', async () => {
    const campaign = await aCampaign(shelter, 1);
    const holder = campaign.person();
    await shelter.publish(holder.need());
    await shelter.idle();
    const [bed] = await campaign.beds();
    const people = Array.from({ length: 10 }, () => campaign.person());
    await shelter.publish(...people.map((person, index) => person.need({ priority: index === 6 ? 1 : 4 })));
    await shelter.idle();
    expect(await campaign.waiting()).toHaveLength(10);
    const { body } = await campaign.checkIn(bed?.bedId ?? '');
    expect(await campaign.checkOut(bed?.bedId ?? '', body.stayId)).toBe(200);
    await shelter.idle();
    const [now] = await campaign.beds();
    expect(now?.hold?.caseId).toBe(people[6]?.caseId);
    expect(await campaign.waiting()).toHaveLength(9);
  });

  it('go once to the one person who waits when two are freed at once, and the other stays free', async () => {
    const campaign = await aCampaign(shelter, 2);
    await shelter.publish(campaign.person().need(), campaign.person().need());
    await shelter.idle();
    const waits = campaign.person();
    await shelter.publish(waits.need());
    await shelter.idle();
    expect(await campaign.waiting()).toEqual([waits.caseId]);
    const beds = await campaign.beds();
    const stays = await Promise.all(beds.map(({ bedId }) => campaign.checkIn(bedId)));
    await Promise.all(
      beds.map(({ bedId }, index) => campaign.checkOut(bedId, stays[index]?.body.stayId ?? '')),
    );
    await shelter.idle();
    const states = (await campaign.beds()).map(({ state }) => state).sort();
    expect(states).toEqual(['free', 'held']);
    expect(await campaign.waiting()).toEqual([]);
    expect(toldOf(shelter, waits.caseId).filter((kind) => kind === 'bed-offered')).toHaveLength(1);
  });

  it('are never free while somebody waits, however often people come, join and leave at the same moment', async () => {
    const campaign = await aCampaign(shelter, 5);
    for (let turn = 0; turn < 6; turn += 1) {
      const comers = Array.from({ length: 4 }, () => campaign.person());
      const leaving = (await campaign.beds()).filter(({ hold }) => hold).slice(0, 3);
      await Promise.all([
        shelter.publish(...comers.map((person) => person.need())),
        ...leaving.map(async ({ hold }) => {
          const answer = await shelter.request(campaign.staff, {
            method: 'POST',
            url: `/holds/${hold?.holdId}/release`,
            body: { reason: 'no-longer-needed' },
          });
          expect(answer.status).toBe(200);
        }),
      ]);
    }
    await shelter.idle();
    const free = (await campaign.beds()).filter(({ state }) => state === 'free');
    const waiting = await campaign.waiting();
    expect(Math.min(free.length, waiting.length)).toBe(0);
  });
});
