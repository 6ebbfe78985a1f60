import { pagesOf } from '@iwaa/testing/pages';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  declare,
  meet,
  night,
  socialWorker,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

let intake: TestService;
const stranger: Asker = { role: 'social-worker', campaigns: ['FS-2425'] };
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake?.close());

const get = async (asker: Asker, url: string) => intake.request(asker, { method: 'GET', url });
const itemsOf = async (asker: Asker, url: string) => (await get(asker, url)).body.items;

describe('campaigns', () => {
  it('are found by whoever works in them, and by the nights on which they run', async () => {
    const asker = { ...socialWorker, campaigns: ['FS-2425', 'RBT-2425'] };
    await declare(intake, 'FS-2425', 'fes');
    await declare(intake, 'RBT-2425', 'rabat');
    const both = await pagesOf<{ campaignId: string }>(intake, asker, '/campaigns', `night=${night}`);
    expect(both.map((campaign) => campaign.campaignId)).toEqual(['FS-2425', 'RBT-2425']);
    expect(await itemsOf(committee, '/campaigns')).toMatchObject([{ campaignId }]);
    expect(await itemsOf(asker, '/campaigns?provinceId=rabat')).toMatchObject([{ campaignId: 'RBT-2425' }]);
    expect(await itemsOf(committee, '/campaigns?provinceId=rabat')).toEqual([]);
    for (const [on, found] of [
      ['2024-12-11', 0],
      [night, 1],
      ['2025-01-31', 1],
      ['2025-02-01', 0],
    ] as const)
      expect(await itemsOf(committee, `/campaigns?night=${on}`)).toHaveLength(found);
  });
});

describe('street rounds', () => {
  it('of a campaign are found by night, team and whether they have ended, with how many contacts each has', async () => {
    const [first, second] = [await startRound(intake), await startRound(intake)];
    await meet(intake, second);
    await intake.request(team, { method: 'POST', url: `/rounds/${first}/end`, body: {} });
    const url = `/campaigns/${campaignId}/rounds`;
    const all = await pagesOf<{ roundId: string; contacts: number }>(intake, committee, url, 'ended=true');
    expect(all.map(({ roundId, contacts }) => [roundId, contacts])).toEqual(
      expect.arrayContaining([
        [first, 0],
        [second, 1],
      ]),
    );
    expect(await itemsOf(committee, `${url}?ended=true`)).toMatchObject([{ roundId: first, ended: true }]);
    expect(await itemsOf(committee, `${url}?ended=false&night=${night}`)).toMatchObject([
      { roundId: second },
    ]);
    expect(await itemsOf(committee, `${url}?team=team-two`)).toEqual([]);
    expect(await itemsOf(committee, `${url}?night=2024-12-13`)).toEqual([]);
    const elsewhere = await get({ role: 'committee', provinces: ['fes'], campaigns: ['FS-2425'] }, url);
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('who was met on a round', () => {
  it('is listed by codes, with the case and how often, and no name', async () => {
    const roundId = await startRound(intake);
    const person = { identity: { name: 'Fatima Zahra' }, profile: { unit: 'women', ageGroup: '18-64' } };
    const { personId, caseId } = (await meet(intake, roundId, { person })).body;
    await meet(intake, roundId, { person: { personId } });
    const other = (await meet(intake, roundId)).body;
    const url = `/rounds/${roundId}/persons`;
    const met = await pagesOf(intake, socialWorker, url);
    expect(met).toHaveLength(2);
    expect(met).toEqual(
      expect.arrayContaining([
        { personId, caseId, contacts: 2 },
        { personId: other.personId, caseId: other.caseId, contacts: 1 },
      ]),
    );
    expect((await get(stranger, url)).status).toBe(404);
    expect((await get(committee, url)).status).toBe(403);
  });
});

describe('the contacts with a person', () => {
  it('are listed with round and night, the last first, and each access is recorded', async () => {
    const rounds = [await startRound(intake), await startRound(intake)] as const;
    const { personId, caseId, contactId } = (await meet(intake, rounds[0])).body;
    const again = (await meet(intake, rounds[1], { person: { personId } })).body;
    const url = `/persons/${personId}/contacts`;
    const log = intake.database.collection('access-log');
    const before = await log.countDocuments();
    // Nobody said when they met, and the night is long over.
    const when = { night, happenedAt: null, recordedAt: expect.any(String) };
    expect(await pagesOf(intake, socialWorker, url)).toEqual([
      { contactId: again.contactId, caseId, roundId: rounds[1], ...when },
      { contactId, caseId, roundId: rounds[0], ...when },
    ]);
    expect(await log.countDocuments()).toBeGreaterThan(before);
    expect((await get(stranger, url)).status).toBe(404);
    expect((await get(committee, url)).status).toBe(403);
  });
});
