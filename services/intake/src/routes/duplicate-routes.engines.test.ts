import { eventually } from '@iwaa/testing/eventually';
import { pagesOf } from '@iwaa/testing/pages';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  declare,
  meet,
  profile,
  provinceId,
  socialWorker,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

interface Side {
  personId: string;
}
interface Pair {
  duplicateId: string;
  reasons: string[];
  persons: Side[];
}

let intake: TestService;
let roundId: string;
const neighbour: Asker = { role: 'social-worker', campaigns: ['KN-2425'] };
let log = '';
beforeAll(async () => {
  const write = (line: string) => {
    log += line;
  };
  intake = await startIntake({ logTo: { write } });
  await declare(intake, 'KN-2425', 'kenitra');
  roundId = await startRound(intake);
});
afterAll(() => intake?.close());

/** Somebody new in each test, so that no other test's people are like them. */
let family = '';
let number = 0;
beforeEach(() => {
  number += 1;
  family =
    ['Benjelloun', 'Cherkaoui', 'Hammouchi', 'Mansouri', 'Doukkali', 'Zahraoui', 'Kettani'][number - 1] ?? '';
});

async function met(identity: object, round = roundId, asker = team): Promise<string> {
  const { body } = await meet(intake, round, { person: { identity, profile } }, { asker });
  return body.personId;
}

async function pairsOf(personId: string, asker = socialWorker): Promise<Pair[]> {
  return (await intake.request(asker, { method: 'GET', url: `/duplicates?personId=${personId}` })).body.items;
}

/** The pairs of a person, once there are so many. */
const suggestedFor = (personId: string, count = 1) =>
  eventually(async () => {
    const pairs = await pairsOf(personId);
    expect(pairs).toHaveLength(count);
    return pairs;
  });

/** With whom a person is suggested, once there are so many. */
const likeness = async (personId: string, count = 1) =>
  (await suggestedFor(personId, count)).flatMap(({ persons }) =>
    persons.map((side) => side.personId).filter((id) => id !== personId),
  );

const post = (url: string, body: object = {}, asker = socialWorker) =>
  intake.request(asker, { method: 'POST', url, body });
const correct = (personId: string, identity: object) =>
  post(`/persons/${personId}/corrections`, { reason: 'misheard', identity });

describe('somebody who is likely the same as another', () => {
  it('is suggested with the reasons, both side by side, to the social worker and to nobody of another province', async () => {
    const one = await met({ name: `Mohamed ${family}` });
    const other = await met({ name: `Mohammed ${family}`, telephone: '0661774938' });
    const [pair] = await suggestedFor(one);
    expect(pair).toMatchObject({ reasons: ['name-sounds-alike'] });
    expect(await pairsOf(other)).toEqual([pair]);
    expect(pair?.persons.find(({ personId }) => personId === other)).toEqual({
      ...{ personId: other, caseId: expect.stringMatching(/^SK-2425-/), contacts: 1 },
      identity: { name: `Mohammed ${family}`, telephone: '0661774938' },
      ...profile,
      firstMet: { night: '2024-12-12', place: 'bus-station' },
      lastMet: { night: '2024-12-12', place: 'bus-station' },
    });
    expect(await pairsOf(one, neighbour)).toEqual([]);
    const asked = await intake.request(team, { method: 'GET', url: '/duplicates' });
    expect(asked.status).toBe(403);
    const access = await intake.database
      .collection('access-log')
      .findOne({ action: 'duplicate.read', about: one });
    expect(access).toMatchObject({ outcome: 'allowed', about: expect.arrayContaining([one, other]) });
  });

  it('is looked for in the own province alone', async () => {
    const elsewhere = { ...team, campaigns: ['KN-2425'] };
    const round = await startRound(intake, elsewhere, 'KN-2425');
    const one = await met({ name: `Said ${family}` }, round, elsewhere);
    const [other, another] = [await met({ name: `Said ${family}` }), await met({ name: `Said ${family}` })];
    expect(await likeness(another)).toEqual([other]);
    expect(await pairsOf(one, neighbour)).toEqual([]);
  });

  it('is not suggested again once somebody has told them apart, whichever of the two is corrected', async () => {
    const one = await met({ name: `Karim ${family}` });
    const other = await met({ name: `Kareem ${family}` });
    const [pair] = await suggestedFor(one);
    const url = `/duplicates/${pair?.duplicateId}/not-same`;
    expect(await post(url, {}, neighbour)).toMatchObject({ status: 404 });
    expect(await post(url, {}, team)).toMatchObject({ status: 403 });
    for (const _ of ['pressed', 'and again'])
      expect(await post(url)).toMatchObject({ status: 200, body: { standing: 'not-same' } });
    const witness = await met({ telephone: '0661774939' });
    await correct(one, { name: `Kareem ${family}`, telephone: '0661774939' });
    expect(await likeness(one)).toEqual([witness]);
    await correct(one, { telephone: null });
    await correct(other, { name: `Karim ${family}`, telephone: '0661774939' });
    expect(await likeness(other)).toEqual([witness]);
  });

  it('is not suggested for a name that more than twenty others bear, and is for a number all the same', async () => {
    const many = await Promise.all(
      Array.from({ length: 21 }, (_, number) => met({ name: `Said ${family} ${number}` })),
    );
    const [first = ''] = many;
    await correct(first, { telephone: '0661774951' });
    const one = await met({ name: `Said ${family}`, telephone: '0661774951' });
    expect(await likeness(one)).toEqual([first]);
  });

  it('comes and goes with what is corrected, and has the reasons of now', async () => {
    const one = await met({ nickname: 'Nabil', name: `Nabil ${family}` });
    const other = await met({ nickname: 'Nabil' });
    const witness = await met({ name: `Nabil ${family}` });
    expect(await likeness(one)).toEqual([witness]);
    await correct(witness, { name: `Hassan ${family}` });
    await correct(other, { name: `Nabeel ${family}` });
    await eventually(async () => expect(await likeness(one)).toEqual([other]));
    for (const personId of [one, other]) await correct(personId, { telephone: '0661774940' });
    await eventually(async () =>
      expect((await pairsOf(one))[0]?.reasons).toEqual(['same-telephone', 'name-sounds-alike']),
    );
    await correct(other, { name: `Youssef ${family}`, telephone: null });
    await suggestedFor(one, 0);
  });

  it('is suggested once for each pair, even when all of them are met at once', async () => {
    const people = await Promise.all(
      Array.from({ length: 5 }, () => met({ name: `Rachid ${family}`, bornIn: 1970 })),
    );
    const first = people[0] ?? '';
    const pairs = await suggestedFor(first, 4);
    expect(new Set(pairs.map(({ duplicateId }) => duplicateId)).size).toBe(4);
    for (const personId of people) await suggestedFor(personId, 4);
    const paged = await pagesOf<Pair>(intake, socialWorker, `/duplicates?personId=${first}`);
    expect(paged).toEqual(pairs);
  });

  it('is in no fact, no log and no index in the clear', async () => {
    await met({ name: `Hicham ${family}`, telephone: '0661774941' });
    await suggestedFor(await met({ name: `Hisham ${family}`, telephone: '0661774941' }));
    const published = JSON.stringify(intake.published());
    const kept = JSON.stringify([
      ...(await intake.database.collection('person').find().toArray()),
      ...(await intake.database.collection('duplicate').find().toArray()),
    ]);
    for (const word of ['Hicham', 'Hisham', family, '661774941', 'sounds-alike'])
      for (const text of [published, log]) expect(text).not.toContain(word);
    for (const word of ['Hicham', family, family.toLowerCase(), '661774941'])
      expect(kept).not.toContain(word);
    expect(intake.published().filter(({ type }) => type.includes('duplicate-suggested'))[0]?.data).toEqual({
      ...{ duplicateId: expect.any(String), provinceId, personIds: [expect.any(String), expect.any(String)] },
      suggestedAt: expect.any(String),
    });
  });
});
