import { randomUUID } from 'node:crypto';
import { caseClosed } from '@iwaa/contracts/events/casework';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
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

describe('the erasure of a person', () => {
  const identity = { nickname: 'canary-nickname', telephone: '+212 661-774-938', note: 'canary-note' };
  const chair: Asker = { ...committee, subject: 'chair' };
  const post = (asker: Asker, url: string, body: object = {}, key = randomUUID() as string) =>
    intake.request(asker, { method: 'POST', url, body, key });
  const requestOf = (personId: string, asker = socialWorker) =>
    post(asker, `/persons/${personId}/erasure-requests`, { reason: 'asked-by-person' });
  const confirm = (personId: string, erasureId: string, asker = chair) =>
    post(asker, `/persons/${personId}/erasure-requests/${erasureId}/confirmation`);
  const stored = (personId: string) =>
    intake.database.collection<{ _id: string }>('person').findOne({ _id: personId });

  /** Somebody who was met, and whose case is closed. */
  async function somebodyOnce() {
    const { personId, caseId } = (
      await meet(intake, roundId, { person: { identity, profile }, note: 'canary-of-the-contact' })
    ).body;
    await intake.publish(aFact(caseClosed, { caseId, campaignId, outcome: 'lost-contact' }));
    await eventually(async () =>
      expect((await get(socialWorker, `/persons/${personId}`)).body).toMatchObject({ caseStatus: 'closed' }),
    );
    return { personId, caseId };
  }

  it('takes two people and a closed case, destroys the key, and says so in a certificate', async () => {
    const { personId, caseId } = await somebodyOnce();
    const requested = await requestOf(personId);
    expect(requested).toMatchObject({
      status: 201,
      body: { personId, caseId, isCaseOpen: false, state: 'requested', keyDestroyedAt: null, remains: [] },
    });
    const { erasureId } = requested.body;
    expect((await get(socialWorker, `/persons/${personId}`)).status).toBe(200);
    const certificate = await confirm(personId, erasureId);
    expect(certificate).toMatchObject({
      status: 200,
      body: {
        ...{ erasureId, state: 'done', requestedBy: 'test-social-worker', erasedBy: 'chair' },
        ...{ keyDestroyedAt: expect.any(String), remains: ['case-facts', 'contact-codes', 'access-log'] },
      },
    });
    expect((await confirm(personId, erasureId)).body).toEqual(certificate.body);
    const erased = [
      await get(socialWorker, `/persons/${personId}`),
      await meet(intake, roundId, { person: { personId } }),
      await post(socialWorker, `/persons/${personId}/consents`, { purpose: 'referral' }),
    ];
    for (const answer of erased)
      expect(answer).toMatchObject({ status: 410, body: { code: 'person-erased' } });
    expect(JSON.stringify(await stored(personId))).not.toContain('canary');
    // Who saw what is held outlives it.
    const { items } = (await get(socialWorker, `/persons/${personId}/accesses`)).body;
    expect(items[0]).toMatchObject({ action: 'person.read', outcome: 'person-erased' });
  });

  it('holds for a backup that was made before: restored, it opens nothing', async () => {
    const { personId } = await somebodyOnce();
    const backup = await stored(personId);
    const { erasureId } = (await requestOf(personId)).body;
    await confirm(personId, erasureId);
    await intake.database.collection<{ _id: string }>('person').replaceOne({ _id: personId }, backup ?? {});
    expect(await stored(personId)).toHaveProperty('sealed.identity.nickname');
    const asked = await get(socialWorker, `/persons/${personId}`);
    expect(asked).toMatchObject({ status: 410, body: { code: 'person-erased' } });
    const url = `/campaigns/${campaignId}/persons/search`;
    const found = await post(socialWorker, url, { telephone: identity.telephone });
    expect(found.body.items.map((one: { personId: string }) => one.personId)).not.toContain(personId);
  });

  it('is refused while the case is open, by one person alone, and once the request is withdrawn', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const { erasureId } = (await requestOf(personId)).body;
    expect((await requestOf(personId)).body.code).toBe('erasure-already-requested');
    expect(await confirm(personId, erasureId)).toMatchObject({
      status: 409,
      body: { code: 'case-still-open' },
    });
    const alone = { ...committee, subject: 'test-social-worker' };
    expect(await confirm(personId, erasureId, alone)).toMatchObject({
      status: 403,
      body: { code: 'erasure-by-one-alone' },
    });
    const url = `/persons/${personId}/erasure-requests/${erasureId}/withdrawal`;
    expect(await post(socialWorker, url)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect((await confirm(personId, erasureId)).body.code).toBe('erasure-unknown');
    expect((await get(chair, `/persons/${personId}/erasure`)).body.erasure).toMatchObject({
      ...{ erasureId, state: 'withdrawn', keyDestroyedAt: null },
    });
  });

  it('and a contact in the same moment have one outcome', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { personId } = await somebodyOnce();
        const { erasureId } = (await requestOf(personId)).body;
        const [erased, met] = await Promise.all([
          confirm(personId, erasureId),
          meet(intake, roundId, { person: { personId } }),
        ]);
        return { personId, outcome: `${erased.status} ${met.status}` };
      }),
    );
    for (const { personId, outcome } of rounds) {
      expect(['200 410', '409 201']).toContain(outcome);
      expect((await get(socialWorker, `/persons/${personId}`)).status).toBe(
        outcome === '200 410' ? 410 : 200,
      );
    }
  });

  it('is listed for the committee and the social workers of the province, the last request first, by its state', async () => {
    const { personId: first } = (await meet(intake, roundId)).body;
    const { personId: second } = (await meet(intake, roundId)).body;
    await requestOf(first);
    await requestOf(second);
    const list = async (asker: Asker) =>
      (await get(asker, '/erasures?state=requested&limit=1000')).body.items;
    for (const asker of [committee, socialWorker]) {
      const persons = (await list(asker)).map(({ personId }: { personId: string }) => personId);
      expect(persons.slice(0, 2)).toEqual([second, first]);
    }
    expect(await list(stranger)).toEqual([]);
    expect((await get(team, '/erasures')).status).toBe(403);
    expect((await requestOf(first, stranger)).status).toBe(404);
    expect((await get(stranger, `/persons/${first}/erasure`)).status).toBe(404);
  });
});

describe('an erasure that broke off', () => {
  it('after it was confirmed, and before the key was destroyed, is finished by the next start', async () => {
    const { personId } = (
      await meet(intake, roundId, { person: { identity: { nickname: 'Zouhir' }, profile } })
    ).body;
    const done = { erasureId: randomUUID(), state: 'done', reason: 'asked-by-person' };
    const when = { requestedAt: '2024-12-12T21:00:00.000Z', erasedAt: '2024-12-13T09:00:00.000Z' };
    const erasure = { ...done, ...when, requestedBy: 'worker', erasedBy: 'chair' };
    await intake.database
      .collection<{ _id: string }>('person')
      .updateOne({ _id: personId }, { $set: { 'state.erasure': erasure } });
    await intake.restart();
    expect((await get(socialWorker, `/persons/${personId}`)).status).toBe(410);
    expect((await get(socialWorker, `/persons/${personId}/erasure`)).body.erasure).toMatchObject({
      keyDestroyedAt: expect.any(String),
    });
  });
});
