import { nightLevelDeclared } from '@iwaa/contracts/events/intake';
import type { NightLevel } from '@iwaa/contracts/vocabulary';
import { aFact } from '@iwaa/testing/facts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { night, type ShelterFixture, startShelter, toldOf } from '../testing/shelter-under-test.ts';
import { aCampaign, type Person, type TestCampaign } from '../testing/test-campaign.ts';

let shelter: ShelterFixture;
beforeAll(async () => {
  shelter = await startShelter();
});
afterAll(() => shelter?.close());

type Facts = Parameters<ShelterFixture['publish']>;
/** Publishes each fact when all that came of the one before it has happened. */
async function hear(...facts: Facts): Promise<void> {
  for (const fact of facts) {
    await shelter.publish(fact);
    await shelter.idle();
  }
}
const sequences = new Map<string, number>();
/** Intake's word of a level, each the next fact of its campaign. */
function declared({ campaignId, provinceId }: TestCampaign, level: NightLevel, on = night) {
  const sequence = (sequences.get(campaignId) ?? 1) + 1;
  sequences.set(campaignId, sequence);
  const told = { subject: `campaign/${campaignId}`, sequence };
  return aFact(nightLevelDeclared, { campaignId, provinceId, night: on, level }, told);
}
const given = (person: Person) =>
  shelter
    .published()
    .filter(
      ({ type, data }) =>
        /bed-(held|offered)/.test(type) && (data as { caseId: string }).caseId === person.caseId,
    );
const overflowOf = async ({ committee, centreId }: TestCampaign) => {
  const answer = await shelter.request(committee, { method: 'GET', url: `/centres/${centreId}` });
  return answer.body.units[0];
};

describe('a night that is declared cold', () => {
  it('opens its beds at once to who waits, in their order, and closes them to others when it is normal again', async () => {
    const campaign = await aCampaign(shelter, 1, { overflow: 2 });
    const [first, second, third, fourth] = Array.from({ length: 4 }, () => campaign.person());
    if (!first || !second || !third || !fourth) throw new Error('four people were made');
    await hear(first.need({ time: shelter.now() }), second.need({ time: shelter.now() }));
    expect(await campaign.waiting()).toEqual([second.caseId]);
    expect(await overflowOf(campaign)).toMatchObject({
      ...{ beds: 1, held: 1, free: 0 },
      overflow: { beds: 2, free: 2, held: 0, occupied: 0, outOfService: 0 },
    });

    await hear(declared(campaign, 'severe'));
    expect(await campaign.waiting()).toEqual([]);
    expect(given(second)).toMatchObject([{ data: { overflow: true, nightLevel: 'severe', night } }]);
    await hear(third.need({ time: shelter.now() }));
    expect(given(third)).toMatchObject([{ data: { overflow: true } }]);
    const bed = (await campaign.beds()).find(({ hold }) => hold?.caseId === second.caseId);
    expect(bed).toMatchObject({ overflow: true, state: 'held' });
    expect((await campaign.checkIn(bed?.bedId ?? '')).status).toBe(200);
    await shelter.idle();

    await hear(declared(campaign, 'normal'), fourth.need({ time: shelter.now() }));
    expect(await overflowOf(campaign)).toMatchObject({ overflow: { free: 0, held: 1, occupied: 1 } });
    const kept = (await campaign.beds()).find(({ hold }) => hold?.caseId === third.caseId);
    const release = { method: 'POST', url: `/holds/${kept?.hold?.holdId}/release` } as const;
    await shelter.request(campaign.staff, { ...release, body: { reason: 'no-longer-needed' } });
    await shelter.idle();
    expect(await campaign.waiting()).toEqual([fourth.caseId]);
    expect(await overflowOf(campaign)).toMatchObject({ overflow: { free: 1, held: 0, occupied: 1 } });
  });

  it('gives nobody two beds, however often its level is heard of, and opens no other night', async () => {
    const campaign = await aCampaign(shelter, 0, { overflow: 1 });
    const [one, other] = [campaign.person(), campaign.person()];
    await hear(one.need({ time: shelter.now() }), declared(campaign, 'cold', '2024-12-20'));
    expect(await campaign.waiting()).toEqual([one.caseId]);
    const cold = declared(campaign, 'cold');
    await hear(cold, cold, other.need({ time: shelter.now() }));
    expect(given(one)).toHaveLength(1);
    expect(await campaign.waiting()).toEqual([other.caseId]);
  });

  it('says to who joins the list until when a bed is waited for here, where its level makes that sooner', async () => {
    const campaign = await aCampaign(shelter, 0);
    const [usual, cold] = [campaign.person(), campaign.person()];
    await hear(usual.need({ time: shelter.now() }), declared(campaign, 'severe'));
    await hear(cold.need({ time: shelter.now() }));
    const joined = ({ caseId }: Person) =>
      shelter
        .published()
        .find(({ type, data }) => /list-joined/.test(type) && (data as { caseId: string }).caseId === caseId)
        ?.data;
    expect(Object.keys(joined(usual) ?? {})).not.toContain('lookElsewhereBy');
    const sixHours = new Date(Date.parse(shelter.now()) + 6 * 3_600_000).toISOString();
    expect(joined(cold)).toMatchObject({ nightLevel: 'severe', lookElsewhereBy: sixHours });
    expect(toldOf(shelter, cold.caseId)).toEqual(['waiting-list-joined']);
  });
});
