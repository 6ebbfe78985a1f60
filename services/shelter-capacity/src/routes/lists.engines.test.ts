import { pagesOf } from '@iwaa/testing/pages';
import type { Asker } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { night, type ShelterFixture, startShelter } from '../testing/shelter-under-test.ts';
import { aCampaign } from '../testing/test-campaign.ts';

let shelter: ShelterFixture;
beforeAll(async () => {
  shelter = await startShelter();
});
afterAll(() => shelter?.close());

const itemsOf = async (asker: Asker, url: string) =>
  (await shelter.request(asker, { method: 'GET', url })).body.items;

describe('centres', () => {
  it('are listed with their beds to whoever may read them, and to nobody else', async () => {
    const [one, other] = [await aCampaign(shelter, 2), await aCampaign(shelter, 1)];
    await shelter.publish(one.person().need());
    await shelter.idle();
    const both: Asker = { role: 'committee', provinces: [one.provinceId, other.provinceId] };
    const centres = await pagesOf<{ centreId: string }>(shelter, both, '/centres');
    expect(centres.map(({ centreId }) => centreId)).toEqual([one.centreId, other.centreId].sort());
    expect(await itemsOf(one.committee, '/centres')).toMatchObject([
      {
        centreId: one.centreId,
        units: [
          { kind: 'men', beds: 2, free: 1, held: 1, occupied: 0 },
          { kind: 'women', beds: 0 },
        ],
      },
    ]);
    expect(await itemsOf(both, `/centres?provinceId=${other.provinceId}`)).toMatchObject([
      { centreId: other.centreId },
    ]);
    expect(await itemsOf(other.staff, `/centres?provinceId=${one.provinceId}`)).toEqual([]);
    expect(await itemsOf(other.staff, '/centres')).toMatchObject([{ centreId: other.centreId }]);
  });
});

describe('beds of a centre', () => {
  it('are listed page by page, and found by unit, state and the night for which they are held', async () => {
    const campaign = await aCampaign(shelter, 3);
    await shelter.publish(campaign.person().need());
    await shelter.idle();
    const url = `/centres/${campaign.centreId}/beds`;
    const beds = await pagesOf<{ bedId: string; state: string }>(shelter, campaign.staff, url, 'state=free');
    expect(beds.map(({ bedId }) => bedId)).toEqual(
      [1, 2, 3].map((bed) => `${campaign.centreId}.men-00${bed}`),
    );
    expect(await itemsOf(campaign.staff, `${url}?state=free`)).toHaveLength(2);
    expect(await itemsOf(campaign.staff, `${url}?night=${night}&unit=men`)).toMatchObject([
      { state: 'held' },
    ]);
    expect(await itemsOf(campaign.staff, `${url}?night=2024-12-13`)).toEqual([]);
    expect(await itemsOf(campaign.staff, `${url}?unit=women`)).toEqual([]);
  });
});

describe('the waiting list', () => {
  it('gives each person the same place and reasons on any page', async () => {
    const campaign = await aCampaign(shelter, 0);
    const needs = (['men', 'women'] as const).flatMap((unit) =>
      ([4, 2, 4, 4] as const).map((priority, index) =>
        campaign.person().need({ unit, priority, onStreetSince: index === 0 ? '2019-01' : '2024-03' }),
      ),
    );
    await shelter.publish(...needs);
    await shelter.idle();
    const url = `/provinces/${campaign.provinceId}/waiting-list`;
    const entries = await pagesOf<{ unit: string; place: number }>(shelter, campaign.staff, url, 'unit=men');
    expect(entries.map(({ unit, place }) => [unit, place])).toEqual(
      ['men', 'women'].flatMap((unit) => [1, 2, 3, 4].map((place) => [unit, place])),
    );
    expect(await itemsOf(campaign.staff, `${url}?unit=women`)).toEqual(entries.slice(4));
  });
});
