import { randomUUID } from 'node:crypto';
import { defaultNightLevels } from '@iwaa/contracts/night-levels';
import { eventually } from '@iwaa/testing/eventually';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, declare, night, startIntake, team } from '../testing/intake-under-test.ts';

const campaignId = 'CLD-2425';
const asker = { ...committee, campaigns: [campaignId] };
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake();
  await declare(intake, campaignId);
});
afterAll(() => intake?.close());

const declareLevel = (on: string, level: string, { by = asker, key = randomUUID() as string } = {}) =>
  intake.request(by, {
    method: 'POST',
    url: `/campaigns/${campaignId}/nights/${on}/level`,
    body: { level },
    key,
  });
const levelsTold = () =>
  intake
    .published()
    .filter(({ type }) => type === 'iwaa.intake.night-level-declared.v1')
    .map(({ actor, data }) => ({ actor, ...(data as object) }));
const read = async () =>
  (await intake.request(asker, { method: 'GET', url: `/campaigns/${campaignId}` })).body;

describe('the level of a night', () => {
  it('is declared by the committee, told with whoever did it, and taken back; said again it is told once', async () => {
    expect(await read()).toMatchObject({ nightLevels: defaultNightLevels, coldNights: [] });
    const key = randomUUID();
    const cold = { status: 200, body: { campaignId, night, level: 'cold' } };
    expect(await declareLevel(night, 'cold', { key })).toMatchObject(cold);
    expect(await declareLevel(night, 'cold', { key })).toMatchObject(cold);
    expect(await declareLevel(night, 'cold')).toMatchObject(cold);
    expect((await read()).coldNights).toEqual([{ night, level: 'cold' }]);
    expect((await declareLevel('2025-01-14', 'severe')).status).toBe(200);
    expect((await declareLevel(night, 'normal')).status).toBe(200);
    expect((await read()).coldNights).toEqual([{ night: '2025-01-14', level: 'severe' }]);
    const actor = { role: 'committee', subject: 'test-committee' };
    const of = { actor, campaignId, provinceId: 'sidi-kacem' };
    await eventually(() =>
      expect(levelsTold()).toEqual([
        { ...of, night, level: 'cold' },
        { ...of, night: '2025-01-14', level: 'severe' },
        { ...of, night, level: 'normal' },
      ]),
    );
  });

  it('is refused for a night outside the campaign, to whoever is no committee, and to that of another province', async () => {
    expect(await declareLevel('2025-02-01', 'cold')).toMatchObject({
      status: 422,
      body: { code: 'night-outside-campaign' },
    });
    expect((await declareLevel(night, 'freezing')).status).toBe(400);
    expect((await declareLevel('tonight', 'cold')).status).toBe(400);
    const teams = { ...team, campaigns: [campaignId] };
    expect((await declareLevel(night, 'cold', { by: teams as never })).status).toBe(403);
    const stranger = { ...asker, provinces: ['fes'], campaigns: [] };
    expect((await declareLevel(night, 'cold', { by: stranger as never })).status).toBe(404);
  });

  it('does what the campaign says of it, as declared or changed', async () => {
    const severe = { opensOverflow: true, deadlines: { bedHold: 'PT30M' } };
    const changed = await intake.request(asker, {
      method: 'POST',
      url: `/campaigns/${campaignId}/changes`,
      body: { reason: 'weather', nightLevels: { severe } },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { nightLevels: { cold: defaultNightLevels.cold, severe } },
    });
  });
});
