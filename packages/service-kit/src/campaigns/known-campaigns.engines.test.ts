import { randomUUID } from 'node:crypto';
import type { NightLevel } from '@iwaa/contracts/vocabulary';
import { aDeclaration } from '@iwaa/testing/campaigns';
import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import { connectDatabase } from '../store/database.ts';
import { createKnownCampaigns, type KnownCampaigns } from './known-campaigns.ts';

let connection: Connection;
let campaigns: KnownCampaigns;
beforeAll(async () => {
  connection = await connectDatabase(ownDatabaseUrl('campaigns'), pino({ level: 'silent' }));
  campaigns = createKnownCampaigns(connection);
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const aCampaign = () => `C${randomUUID()}`;
const termsOf = (campaignId: string, provinceId = 'sidi-kacem') => ({
  ...aDeclaration('SK-2425').data,
  ...{ campaignId, provinceId },
});

describe('a known campaign', () => {
  it('has the terms of its latest fact, in whatever order and however often they come', async () => {
    const campaignId = aCampaign();
    const [first, second] = [termsOf(campaignId), { ...termsOf(campaignId), endsOn: '2025-02-28' }];
    await campaigns.keep(second, 2);
    await campaigns.keep(first, 1);
    await campaigns.keep(second, 2);
    expect(await campaigns.find(campaignId)).toEqual({ ...second, ended: false, levels: {} });
  });

  it('stays ended, also where its end was told before its terms', async () => {
    const campaignId = aCampaign();
    await campaigns.end(campaignId);
    expect(await campaigns.find(campaignId)).toBeUndefined();
    await expect(campaigns.get(campaignId)).rejects.toThrow('is not known here yet');
    await campaigns.keep(termsOf(campaignId), 1);
    expect(await campaigns.get(campaignId)).toMatchObject({ ended: true });
  });

  it('has the latest level of each of its nights, also where they were told before its terms', async () => {
    const campaignId = aCampaign();
    const say = (night: string, level: NightLevel, sequence: number) =>
      campaigns.keepLevel({ campaignId, night, level }, sequence);
    await say('2025-01-14', 'cold', 2);
    await campaigns.keep(termsOf(campaignId), 1);
    expect((await campaigns.get(campaignId)).levels).toEqual({ '2025-01-14': 'cold' });
    await say('2025-01-14', 'normal', 4);
    await say('2025-01-14', 'severe', 3);
    await say('2025-01-15', 'severe', 5);
    const levels = { '2025-01-14': 'normal', '2025-01-15': 'severe' };
    expect(await campaigns.get(campaignId)).toEqual({ ...termsOf(campaignId), ended: false, levels });
  });

  it('is told as it is now where another process has heard more of it', async () => {
    const campaignId = aCampaign();
    await campaigns.keep(termsOf(campaignId), 1);
    await campaigns.get(campaignId);
    const other = createKnownCampaigns(connection);
    await other.keepLevel({ campaignId, night: '2025-01-14', level: 'cold' }, 2);
    expect((await campaigns.getLatest(campaignId)).levels).toEqual({ '2025-01-14': 'cold' });
    expect((await campaigns.get(campaignId)).levels).toEqual({ '2025-01-14': 'cold' });
  });

  it('gives its province to those who work in it, until it ends', async () => {
    const [running, ended, unknown] = [aCampaign(), aCampaign(), aCampaign()];
    await campaigns.keep(termsOf(running, 'one'), 1);
    await campaigns.keep(termsOf(ended, 'two'), 1);
    await campaigns.end(ended);
    expect(await campaigns.provincesOf([running, ended, unknown, running])).toEqual(['one']);
  });
});
