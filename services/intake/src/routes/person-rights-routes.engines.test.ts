import { randomUUID } from 'node:crypto';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  declare,
  meet,
  otherTeam,
  profile,
  socialWorker,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

let intake: TestService;
let roundId: string;
beforeAll(async () => {
  intake = await startIntake();
  await declare(intake, 'KN-2425', 'kenitra');
  roundId = await startRound(intake);
});
afterAll(() => intake?.close());

const get = (asker: Asker, url: string) => intake.request(asker, { method: 'GET', url });
const stranger: Asker = { ...socialWorker, campaigns: ['KN-2425'] };

describe('the accesses to what is held about a person', () => {
  const accessesOf = (personId: string, asker = socialWorker) => get(asker, `/persons/${personId}/accesses`);

  it('are told the last first, with who, what, on what occasion and what came of it', async () => {
    const { personId, caseId } = (await meet(intake, roundId)).body;
    await meet(intake, roundId);
    await get(socialWorker, `/persons/${personId}`);
    await get(stranger, `/persons/${personId}`);
    await get(otherTeam, `/cases/${caseId}/person`);
    const { status, body } = await accessesOf(personId);
    expect(status).toBe(200);
    const by = (role: string) => ({ role, subject: `test-${role}` });
    expect(body.items).toEqual([
      {
        ...{ sequence: expect.any(Number), at: expect.any(String), by: by('street-team') },
        ...{ action: 'person.read', reached: { caseId }, outcome: 'allowed' },
      },
      expect.objectContaining({ by: by('social-worker'), reached: { personId }, outcome: 'not-found' }),
      expect.objectContaining({ by: by('social-worker'), reached: { personId }, outcome: 'allowed' }),
    ]);
    // To read them is one too.
    expect((await accessesOf(personId)).body.items[0]).toMatchObject({
      ...{ action: 'person.read-accesses', outcome: 'allowed' },
    });
  });

  it('count a search for those whom it showed', async () => {
    const nickname = `Zerwal ${randomUUID().slice(0, 6)}`;
    const { personId } = (await meet(intake, roundId, { person: { identity: { nickname }, profile } })).body;
    const url = `/campaigns/${campaignId}/persons/search`;
    await intake.request(team, { method: 'POST', url, body: { calledBy: nickname } });
    expect((await accessesOf(personId)).body.items).toEqual([
      expect.objectContaining({ action: 'person.find', reached: { campaignId }, outcome: 'allowed' }),
    ]);
  });

  it('are read page by page, each once, and a cursor of another person is refused', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    for (let index = 0; index < 5; index += 1) await get(socialWorker, `/persons/${personId}`);
    const first = await get(socialWorker, `/persons/${personId}/accesses?limit=2`);
    const sequences: number[] = [];
    // Each page is an access too, and stands before the first one.
    for (let page = first; ; ) {
      sequences.push(...page.body.items.map(({ sequence }: { sequence: number }) => sequence));
      if (page.body.next === null) break;
      page = await get(socialWorker, `/persons/${personId}/accesses?limit=2&after=${page.body.next}`);
    }
    expect(sequences).toHaveLength(5);
    expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => other - one));
    const another = (await meet(intake, roundId)).body.personId;
    const wrong = await get(socialWorker, `/persons/${another}/accesses?after=${first.body.next}`);
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('are told to social workers of the province, and to nobody else', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const asked = await Promise.all([stranger, team, committee].map((asker) => accessesOf(personId, asker)));
    expect(asked.map(({ status }) => status)).toEqual([404, 403, 403]);
    expect((await accessesOf(randomUUID())).status).toBe(404);
  });
});
