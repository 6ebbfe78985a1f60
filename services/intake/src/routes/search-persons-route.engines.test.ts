import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  declare,
  meet,
  profile,
  socialWorker,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

let intake: TestService;
let log = '';
const ids: Record<string, { personId: string; caseId: string }> = {};

async function aRound(night: string): Promise<string> {
  const body = { team: team.team, night, places: [] };
  return (await intake.request(team, { method: 'POST', url: `/campaigns/${campaignId}/rounds`, body })).body
    .roundId;
}

async function met(roundId: string, identity: object, place = 'bus-station') {
  const { personId, caseId } = (await meet(intake, roundId, { person: { identity, profile }, place })).body;
  return { personId, caseId } as { personId: string; caseId: string };
}

beforeAll(async () => {
  intake = await startIntake({
    logTo: {
      write: (line) => {
        log += line;
      },
    },
  });
  await declare(intake, 'KN-2425', 'kenitra');
  const [early, middle, late] = [
    await aRound('2024-12-17'),
    await aRound('2024-12-18'),
    await aRound('2024-12-31'),
  ];
  ids.longAgo = await met(early, { nickname: 'Lahcen' });
  ids.lahcen = await met(middle, {
    nickname: 'Bà LAHCEN',
    name: 'Lahcen Alami',
    telephone: '+212 661-774-938',
  });
  ids.arabic = await met(late, { name: 'فاطِمة الزهراء' }, 'market');
  ids.unnamed = await met(late, {});
});
afterAll(() => intake?.close());

const url = `/campaigns/${campaignId}/persons/search`;
const search = (body: Record<string, unknown> = {}, asker: Asker = team) =>
  intake.request(asker, { method: 'POST', url, body });
const nameOf = (personId: string) => Object.keys(ids).find((name) => ids[name]?.personId === personId);
const found = async (body: Record<string, unknown> = {}) =>
  ((await search(body)).body.items as { personId: string }[]).map(({ personId }) => nameOf(personId));

describe('who was met lately', () => {
  it('is found on the last fourteen nights up to the last round, at the place or on the night that is given', async () => {
    expect((await found()).toSorted()).toEqual(['arabic', 'lahcen', 'unnamed']);
    expect((await found()).at(-1)).toBe('lahcen');
    expect(await found({ night: '2024-12-17' })).toEqual(['longAgo']);
    expect(await found({ place: 'market' })).toEqual(['arabic']);
    expect(await found({ place: 'market', night: '2024-12-18' })).toEqual([]);
    expect((await search({ night: 'yesterday' })).status).toBe(400);
  });

  it('is found by a part of the nickname or the name, however it is spelt, and by nothing that has no letters', async () => {
    for (const calledBy of ['ba la', 'ahce']) expect(await found({ calledBy })).toEqual(['lahcen']);
    for (const calledBy of ['فاطمه', 'زهراء']) expect(await found({ calledBy })).toEqual(['arabic']);
    for (const calledBy of ['Youssef', '...', '661']) expect(await found({ calledBy })).toEqual([]);
  });

  it('is shown by what tells people apart, with what speaks for it; the last meeting is that of the last night', async () => {
    const { body } = await search({ calledBy: 'ahce' });
    const lahcen = {
      ...ids.lahcen,
      calledBy: 'Bà LAHCEN',
      ageGroup: '18-64',
      unit: 'men',
      lastMet: { night: '2024-12-18', place: 'bus-station' },
      contacts: 1,
      reasons: ['part-of-name'],
      isLikely: false,
    };
    expect(body).toEqual({ items: [lahcen], more: false });
    const person = { personId: ids.lahcen?.personId };
    await meet(intake, await aRound('2024-12-30'), { person, place: 'harbour' });
    await meet(intake, await aRound('2024-12-19'), { person, place: 'market' });
    expect((await search({ calledBy: 'ahce' })).body.items).toEqual([
      { ...lahcen, lastMet: { night: '2024-12-30', place: 'harbour' }, contacts: 3 },
    ]);
  });
});

describe('whoever was met at any time', () => {
  it('is found by a name in any spelling and either script, who suits best first', async () => {
    for (const calledBy of ['LAHCEN', 'الحسن', 'Hassan']) {
      const names = await found({ calledBy });
      expect(names.toSorted()).toEqual(['lahcen', 'longAgo']);
    }
    for (const calledBy of ['Fatima Zahra', 'Fatema-Ezzahra'])
      expect(await found({ calledBy })).toEqual(['arabic']);
    expect(await found({ calledBy: 'Lahcen', night: '2024-12-17' })).toEqual(['longAgo', 'lahcen']);
    expect(await found({ calledBy: 'العلمي الحسن' })).toEqual(['lahcen', 'longAgo']);
  });

  it('is found by a telephone number, with the country’s code or without, in the digits of any script', async () => {
    for (const telephone of ['0661774938', '00212 661 77 49 38', '٠٦٦١٧٧٤٩٣٨']) {
      const { items } = (await search({ telephone })).body;
      expect(items).toMatchObject([{ ...ids.lahcen, reasons: ['same-telephone'], isLikely: true }]);
    }
    expect(await found({ telephone: '0661774939' })).toEqual([]);
  });

  it('is found by what was corrected, and no longer by what was held before', async () => {
    ids.corrected = await met(await aRound('2024-12-28'), { nickname: 'Boujemaa', telephone: '0700112233' });
    const body = { reason: 'misheard', identity: { nickname: 'Zakaria', telephone: null } };
    const corrections = `/persons/${ids.corrected.personId}/corrections`;
    expect((await intake.request(team, { method: 'POST', url: corrections, body })).status).toBe(201);
    expect(await found({ calledBy: 'زكرياء' })).toEqual(['corrected']);
    for (const before of [{ calledBy: 'Boujemaa' }, { telephone: '0700112233' }])
      expect(await found(before)).toEqual([]);
  });

  it('is called likely by two words of a name or the number, and not where the age is another', async () => {
    const likely = async (body: Record<string, unknown>) =>
      ((await search(body)).body.items as { personId: string; isLikely: boolean }[])
        .filter(({ isLikely }) => isLikely)
        .map(({ personId }) => nameOf(personId));
    expect(await likely({ calledBy: 'Hassan El Alami' })).toEqual(['lahcen']);
    expect(await likely({ calledBy: 'Hassan El Alami', age: 40 })).toEqual(['lahcen']);
    expect(await likely({ calledBy: 'Hassan El Alami', age: 80 })).toEqual([]);
    expect(await likely({ calledBy: 'Lahcen' })).toEqual([]);
  });

  it('is not found in another province, nor by those who look for nobody', async () => {
    expect((await search({}, { ...team, campaigns: ['KN-2425'] })).status).toBe(404);
    expect((await search({}, { ...socialWorker, campaigns: [] })).status).toBe(404);
    expect((await search({}, committee)).status).toBe(403);
    for (const body of [{}, { calledBy: 'Lahcen' }, { telephone: '0661774938' }]) {
      const kenitra = await intake.request(
        { ...team, campaigns: ['KN-2425'] },
        { method: 'POST', url: '/campaigns/KN-2425/persons/search', body },
      );
      expect(kenitra.body).toEqual({ items: [], more: false });
    }
  });

  it('has each search recorded with whom it showed, and what was typed is in no log, record or refusal', async () => {
    const typed = 'canary-typed-name';
    await search({ calledBy: typed });
    await search({ calledBy: 'alami' });
    const refused = await search({ calledBy: `${typed}\u200b`, place: 'No Slug' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(JSON.stringify(refused.body)).not.toContain(typed);
    expect(await search({ calledBy: typed }, committee)).toMatchObject({ status: 403 });
    expect(log).not.toContain(typed);
    const records = await intake.database
      .collection('access-log')
      .find({ action: 'person.find' })
      .sort({ at: 1, _id: 1 })
      .toArray();
    expect(JSON.stringify(records)).not.toContain(typed);
    expect(records.at(-1)).toMatchObject({ outcome: 'forbidden', resource: { campaignId } });
    expect(records.at(-2)).toMatchObject({ outcome: 'allowed', about: [ids.lahcen?.personId] });
  });

  it('is in the database by hashes alone', async () => {
    const persons = await intake.database.collection<{ searchKeys?: string[] }>('person').find().toArray();
    const keys = persons.flatMap(({ searchKeys = [] }) => searchKeys);
    expect(keys.length).toBeGreaterThan(5);
    for (const key of keys) expect(key).toMatch(/^[\w-]{16}$/);
  });

  it('is not found once the key died', async () => {
    await intake.database
      .collection<{ _id: string }>('person-key')
      .updateOne(
        { _id: ids.arabic?.personId ?? '' },
        { $set: { erasedAt: new Date() }, $unset: { wrapped: 1 } },
      );
    expect((await found()).toSorted()).toEqual(['corrected', 'lahcen', 'unnamed']);
    expect(await found({ calledBy: 'Fatima' })).toEqual([]);
  });

  it('is looked for among the five hundred met last, and the answer says when there are more', async () => {
    const kenitra = { ...team, campaigns: ['KN-2425'] };
    const at = { method: 'POST', url: '/campaigns/KN-2425/persons/search', body: {} } as const;
    const meetMany = async (count: number) => {
      const roundId = await startRound(intake, kenitra, 'KN-2425');
      const meetings = Array.from({ length: count }, () => meet(intake, roundId, {}, { asker: kenitra }));
      for (const { status } of await Promise.all(meetings)) expect(status).toBe(201);
    };
    for (let many = 0; many < 500; many += 50) await meetMany(50);
    const all = await intake.request(kenitra, at);
    expect([all.body.items.length, all.body.more]).toEqual([500, false]);
    await meetMany(1);
    const bounded = await intake.request(kenitra, at);
    expect([bounded.body.items.length, bounded.body.more]).toEqual([500, true]);
  }, 180_000);
});
