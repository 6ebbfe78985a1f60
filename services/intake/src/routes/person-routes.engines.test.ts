import { randomUUID } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { eventually } from '@iwaa/testing/eventually';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  committee,
  declare,
  meet,
  night,
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
  roundId = await startRound(intake);
});
afterAll(() => intake?.close());

const post = (url: string, body: Record<string, unknown>, key: string = randomUUID()) =>
  intake.request(socialWorker, { method: 'POST', url, body, key });
const read = (personId: string) =>
  intake.request(socialWorker, { method: 'GET', url: `/persons/${personId}` });

function factOf(personId: string, word: string): Promise<Fact> {
  return eventually(() => {
    const fact = intake
      .published()
      .find(({ subject, type }) => subject === `person/${personId}` && type.includes(word));
    if (!fact) throw new Error(`no ${word} of ${personId} yet`);
    return fact;
  });
}

describe('a person', () => {
  it('is found by the open case as by the id, within the same bounds, and the access is recorded', async () => {
    const { personId, caseId } = (await meet(intake, roundId)).body;
    const url = `/cases/${caseId}/person`;
    const asOf = (asker: Asker) => intake.request(asker, { method: 'GET', url });
    expect(await asOf(socialWorker)).toMatchObject({ status: 200, body: (await read(personId)).body });
    expect((await asOf({ ...socialWorker, campaigns: ['KN-2425'] })).status).toBe(404);
    expect((await asOf(committee)).status).toBe(403);
    expect(
      (await intake.request(socialWorker, { method: 'GET', url: '/cases/SK-2425-99999/person' })).status,
    ).toBe(404);
    const log = await intake.database
      .collection('access-log')
      .find({ 'resource.caseId': caseId })
      .sort({ at: 1, _id: 1 })
      .toArray();
    expect(log.map(({ role, outcome, about }) => [role, outcome, about])).toEqual([
      ['social-worker', 'allowed', [personId]],
      ['social-worker', 'not-found', undefined],
      ['committee', 'forbidden', undefined],
    ]);
  });

  it('is met again in a later campaign of the province, and seen by who works in one that has not ended', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const [id, province] = ['NXT-2526', { provinces: ['sidi-kacem'] }];
    await declare(intake, id);
    const laterTeam = { ...team, campaigns: [id] };
    const laterRound = await startRound(intake, laterTeam, id);
    const again = await meet(intake, laterRound, { person: { personId } }, { asker: laterTeam });
    expect(again).toMatchObject({ status: 201, body: { personId, firstContact: false } });
    const seenBy = async () =>
      (
        await intake.request(
          { ...socialWorker, campaigns: [id] },
          { method: 'GET', url: `/persons/${personId}` },
        )
      ).status;
    expect(await seenBy()).toBe(200);
    const asker = { ...committee, ...province, campaigns: [id] };
    await intake.request(asker, { method: 'POST', url: `/campaigns/${id}/end`, body: {} });
    expect(await seenBy()).toBe(404);
  });

  it('has every access recorded, a refused one too, and every fact says who did it', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const stranger = { ...socialWorker, campaigns: ['FS-2425'] };
    await read(personId);
    await intake.request(stranger, { method: 'GET', url: `/persons/${personId}` });
    await intake.request(committee, { method: 'GET', url: `/persons/${personId}` });
    const log = await intake.database
      .collection('access-log')
      .find({ 'resource.personId': personId })
      .sort({ at: 1, _id: 1 })
      .toArray();
    expect(log.map(({ role, action, outcome }) => [role, action, outcome])).toEqual([
      ['social-worker', 'person.read', 'allowed'],
      ['social-worker', 'person.read', 'not-found'],
      ['committee', 'person.read', 'forbidden'],
    ]);
    const opened = await factOf(personId, 'case-opened');
    expect(opened.actor).toEqual({ role: 'street-team', subject: 'test-street-team' });
  });

  it('is read with identity, case and profile by who may, and by nobody else', async () => {
    const identity = { name: 'Mohamed B.', papers: { kind: 'national-id', number: 'GK12345' } };
    const { personId, caseId } = (await meet(intake, roundId, { person: { identity, profile } })).body;
    expect(await read(personId)).toMatchObject({
      status: 200,
      body: {
        personId,
        caseId,
        caseStatus: 'open',
        previousCaseIds: [],
        identity,
        profile,
        contacts: 1,
        notes: [],
      },
    });
    const url = `/persons/${personId}`;
    const stranger = { ...socialWorker, campaigns: ['FS-2425'] };
    expect((await intake.request(committee, { method: 'GET', url })).status).toBe(403);
    expect((await intake.request(stranger, { method: 'GET', url })).status).toBe(404);
    expect((await read(randomUUID())).status).toBe(404);
  });

  it('is corrected with who and why, once for a key, and what was before is seen by social workers alone', async () => {
    const person = { identity: { nickname: 'Said', bornIn: 1960 }, profile };
    const { personId, caseId } = (await meet(intake, roundId, { person })).body;
    const url = `/persons/${personId}/corrections`;
    const correct = (body: object, key: string = randomUUID(), asker: Asker = team) =>
      intake.request(asker, { method: 'POST', url, body, key });
    const key = randomUUID();
    const body = {
      ...{ reason: 'told-otherwise', identity: { nickname: null, name: 'Said B.', bornOn: '1950-02-03' } },
      ...{ profile: { ageGroup: '65-and-over' }, note: 'says it himself' },
    };
    const [done, again] = [await correct(body, key), await correct(body, key)];
    const { correctionId } = done.body;
    const fields = ['nickname', 'name', 'birth', 'priority'];
    expect(done).toMatchObject({ status: 201, body: { personId, caseId, fields } });
    expect(again.body).toEqual(done.body);
    expect((await read(personId)).body).toMatchObject({
      identity: { name: 'Said B.', bornOn: '1950-02-03' },
      profile: { ...profile, ageGroup: '65-and-over' },
    });
    const fact = await factOf(personId, 'person-corrected');
    expect(fact).toMatchObject({ actor: { role: 'street-team' }, data: { correctionId, fields } });
    expect((fact.data as { shelter: object }).shelter).toEqual({
      unit: 'men',
      priority: 2,
      onStreetSince: null,
    });

    const wrong = [
      [{ reason: 'other', identity: { bornOn: '1999-01-01' } }, 422, 'age-group-and-birth-disagree'],
      [{ reason: 'other', profile: { onStreetSince: '2099-01' } }, 422, 'street-since-not-plausible'],
      [{ reason: 'other' }, 400, 'invalid-request'],
      [{ reason: 'other', identity: { bornOn: '1999-01-01', bornIn: 1999 } }, 400, 'invalid-request'],
    ] as const;
    for (const [asked, status, code] of wrong)
      expect(await correct(asked)).toMatchObject({ status, body: { code } });
    expect((await correct(body, randomUUID(), committee)).status).toBe(403);
    expect((await correct(body, randomUUID(), { ...team, campaigns: ['FS-2425'] })).status).toBe(404);
    // Held so already: nothing is told.
    expect((await correct(body)).body.fields).toEqual([]);

    const list = await intake.request(socialWorker, { method: 'GET', url });
    const before = {
      identity: { nickname: 'Said', name: null, bornOn: null, bornIn: 1960 },
      profile: { ageGroup: '18-64' },
    };
    expect(list.body).toMatchObject({
      items: [{ correctionId, by: { role: 'street-team' }, reason: body.reason, before, note: body.note }],
      next: null,
    });
    expect((await intake.request(team, { method: 'GET', url })).status).toBe(403);
  });

  it('who is corrected by many at once is held as all of them say, and what each found is kept', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const url = `/persons/${personId}/corrections`;
    const some = [
      { identity: { nickname: 'Ali' } },
      { identity: { telephone: '0661774938' } },
      { profile: { withChildren: true } },
      { profile: { onStreetSince: '2023-03' } },
    ];
    const answers = await Promise.all(some.map((one) => post(url, { reason: 'other', ...one })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await read(personId)).body).toMatchObject({
      identity: { nickname: 'Ali', telephone: '0661774938' },
      profile: { ...profile, withChildren: true, onStreetSince: '2023-03' },
    });
    const { items } = (await intake.request(socialWorker, { method: 'GET', url })).body;
    expect(items).toHaveLength(4);
  });

  it('agrees once, and takes it back', async () => {
    const { personId, caseId } = (await meet(intake, roundId, { needs: ['health'] })).body;
    const key = randomUUID();
    const given = await post(`/persons/${personId}/consents`, { purpose: 'referral' }, key);
    expect(given).toMatchObject({ status: 201, body: { personId, caseId } });
    const again = await post(`/persons/${personId}/consents`, { purpose: 'referral' }, key);
    expect(again.body).toEqual(given.body);
    const fact = await factOf(personId, 'consent-given');
    expect(fact.data).toMatchObject({ purpose: 'referral', agencyId: null });
    const { consentId } = given.body;
    expect((await read(personId)).body.consents).toEqual([
      { consentId, purpose: 'referral', agencyId: null, until: null },
    ]);

    const taken = await post(`/persons/${personId}/consents/${consentId}/withdrawal`, {});
    expect(taken).toMatchObject({ status: 200, body: { consentId, caseId } });
    expect((await factOf(personId, 'consent-withdrawn')).data).toMatchObject({
      consentId,
      purpose: 'referral',
    });
    expect((await read(personId)).body.consents).toEqual([]);
  });

  it('is not made to agree for the past, nor to take back what was never given', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const past = { purpose: 'referral', until: '2020-01-01T00:00:00Z' };
    expect(await post(`/persons/${personId}/consents`, past)).toMatchObject({
      status: 422,
      body: { code: 'consent-ends-in-the-past' },
    });
    const unknown = await post(`/persons/${personId}/consents/${randomUUID()}/withdrawal`, {});
    expect(unknown.status).toBe(404);
    expect((await post(`/persons/${randomUUID()}/consents`, { purpose: 'referral' })).status).toBe(404);
  });

  it('is listened to: the needs are told, the words are kept', async () => {
    const { personId, caseId } = (await meet(intake, roundId)).body;
    const url = `/persons/${personId}/listening-sessions`;
    const body = {
      night: '2024-12-13',
      needs: ['family-mediation', 'shelter'],
      note: 'misses a sister in Kenitra',
    };
    const key = randomUUID();
    const held = await post(url, body, key);
    expect(held).toMatchObject({ status: 201, body: { personId, caseId } });
    expect((await post(url, body, key)).body).toEqual(held.body);
    const { sessionId } = held.body;
    expect((await read(personId)).body.notes).toEqual([
      { about: 'listening-session', id: sessionId, night: '2024-12-13', text: body.note },
    ]);
    expect((await factOf(personId, 'listening-session')).data).toMatchObject({
      sessionId,
      needs: body.needs,
    });
    expect(await post(url, { night: '2025-03-01' })).toMatchObject({
      status: 422,
      body: { code: 'night-outside-campaign' },
    });
  });

  it('who repeats a command on a restarted service is answered the same', async () => {
    const key = randomUUID();
    const first = await meet(intake, roundId, {}, { key });
    await intake.restart();
    const again = await meet(intake, roundId, {}, { key });
    expect(again.body).toEqual(first.body);
    expect((await intake.request(team, { method: 'GET', url: `/rounds/${roundId}` })).status).toBe(200);
  });

  it('is told apart from another by one key used for both: neither consents nor needs become one', async () => {
    const [one, other] = [(await meet(intake, roundId)).body, (await meet(intake, roundId)).body];
    const key = randomUUID();
    const consents = await Promise.all(
      [one, other].map(({ personId }) => post(`/persons/${personId}/consents`, { purpose: 'referral' }, key)),
    );
    expect(new Set(consents.map(({ body }) => body.consentId)).size).toBe(2);
    const again = randomUUID();
    const session = { night, needs: ['health'] };
    for (const { personId } of [one, other])
      expect((await post(`/persons/${personId}/listening-sessions`, session, again)).status).toBe(201);
    const needs = await Promise.all(
      [one, other].map(async ({ personId }) => (await factOf(personId, 'need-identified')).data),
    );
    expect(new Set(needs.map((data) => (data as { needId: string }).needId)).size).toBe(2);
  });
});
