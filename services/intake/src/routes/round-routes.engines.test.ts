import { randomUUID } from 'node:crypto';
import { eventually } from '@iwaa/testing/eventually';
import { pagesOf } from '@iwaa/testing/pages';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  declare,
  meet,
  night,
  otherTeam,
  provinceId,
  socialWorker,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

let intake: TestService;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake?.close());

describe('a night that has not come', () => {
  it('has no round, and no listening session', async () => {
    const asker = { ...committee, campaigns: ['NXT-2930'] };
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const campaign = { campaignId: 'NXT-2930', city: 'Rabat', startsOn: inDays(-9), endsOn: inDays(90) };
    await intake.request(asker, { method: 'POST', url, body: campaign });
    const goOut = (on: string) =>
      intake.request(
        { ...team, campaigns: ['NXT-2930'] },
        {
          method: 'POST',
          url: '/campaigns/NXT-2930/rounds',
          body: { team: team.team, night: on, places: ['bus-station'] },
        },
      );
    expect(await goOut(inDays(30))).toMatchObject({ status: 422, body: { code: 'night-not-yet' } });
    const round = await goOut(inDays(-3));
    expect(round.status).toBe(201);
    const met = await meet(intake, round.body.roundId, {}, { asker: { ...team, campaigns: ['NXT-2930'] } });
    const listened = await intake.request(
      { ...socialWorker, campaigns: ['NXT-2930'] },
      {
        method: 'POST',
        url: `/persons/${met.body.personId}/listening-sessions`,
        body: { night: inDays(30), needs: [] },
      },
    );
    expect(listened).toMatchObject({ status: 422, body: { code: 'night-not-yet' } });
  });
});

const url = `/provinces/${provinceId}/campaigns`;

describe('a campaign', () => {
  it('is declared with deadlines of its own, and has the usual ones where it sets none', async () => {
    const asker = { ...committee, campaigns: ['RBT-2425'] };
    const body = {
      campaignId: 'RBT-2425',
      city: 'Rabat',
      startsOn: night,
      endsOn: night,
      deadlines: { bedHold: 'PT30M' },
    };
    const answer = await intake.request(asker, { method: 'POST', url, body });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        campaignId: 'RBT-2425',
        language: 'ar',
        deadlines: { bedHold: 'PT30M', referralAnswer: 'P2D' },
      },
    });
    const read = await intake.request(asker, { method: 'GET', url: '/campaigns/RBT-2425' });
    expect(read).toMatchObject({ status: 200, body: answer.body });
    const { ended: _, coldNights: __, ...terms } = answer.body;
    await eventually(() =>
      expect(intake.published().map(({ data }) => data)).toContainEqual(expect.objectContaining(terms)),
    );
  });

  it('may be declared the same again, and is refused to be declared otherwise', async () => {
    expect((await declare(intake, campaignId)).status).toBe(201);
    const body = { campaignId, city: 'Sidi Kacem', startsOn: night, endsOn: '2025-02-28' };
    const otherwise = await intake.request(committee, { method: 'POST', url, body });
    expect(otherwise).toMatchObject({ status: 409, body: { code: 'campaign-already-declared' } });
  });

  it('is changed with its reason and whoever did it, and takes nobody out any more once it is ended', async () => {
    const [id, asker] = ['CHG-2425', { ...committee, campaigns: ['CHG-2425'] }];
    await declare(intake, id);
    const send = (path: string, body: object) =>
      intake.request(asker, { method: 'POST', url: `/campaigns/${id}/${path}`, body });
    const roundId = await startRound(intake, { ...team, campaigns: [id] }, id);
    const changed = await send('changes', {
      reason: 'weather',
      endsOn: '2025-02-14',
      partners: ['hospital'],
    });
    expect(changed).toMatchObject({ status: 200, body: { endsOn: '2025-02-14', partners: ['hospital'] } });
    await eventually(() =>
      expect(intake.published()).toContainEqual(
        expect.objectContaining({
          type: 'iwaa.intake.campaign-changed.v1',
          actor: { role: 'committee', subject: 'test-committee' },
          data: expect.objectContaining({ campaignId: id, reason: 'weather', endsOn: '2025-02-14' }),
        }),
      ),
    );
    const stranger = { ...committee, provinces: ['fes'], campaigns: [] };
    const url = `/campaigns/${id}/end`;
    expect((await intake.request(stranger, { method: 'POST', url })).status).toBe(404);
    expect(await send('end', {})).toMatchObject({ status: 200, body: { ended: true } });
    expect(await send('end', {})).toMatchObject({ status: 200, body: { ended: true } });
    expect(await send('changes', { reason: 'demand' })).toMatchObject({ body: { code: 'campaign-ended' } });
    const goOut = { team: team.team, night, places: [] };
    const out = { ...team, campaigns: [id] };
    expect(
      await intake.request(out, { method: 'POST', url: `/campaigns/${id}/rounds`, body: goOut }),
    ).toMatchObject({ status: 409, body: { code: 'campaign-ended' } });
    expect(await meet(intake, roundId, {}, { asker: out })).toMatchObject({
      status: 409,
      body: { code: 'campaign-ended' },
    });
  });

  it('is not found by the committee of another province', async () => {
    const stranger = { ...committee, provinces: ['fes'], campaigns: ['FS-2425'] };
    const read = await intake.request(stranger, { method: 'GET', url: `/campaigns/${campaignId}` });
    expect(read).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const body = { campaignId: 'CAS-2425', city: 'Casa', startsOn: night, endsOn: night };
    expect((await intake.request(stranger, { method: 'POST', url, body })).status).toBe(404);
  });
});

describe('a street round', () => {
  const start = (body: Record<string, unknown>, key?: string) =>
    intake.request(team, {
      method: 'POST',
      url: `/campaigns/${campaignId}/rounds`,
      body,
      ...(key ? { key } : {}),
    });

  it('is started once, however often the request is sent, and refuses another one under its key', async () => {
    const key = randomUUID();
    const body = { team: 'team-one', night, places: ['bus-station'] };
    const [one, two] = await Promise.all([start(body, key), start(body, key)]);
    expect(one).toMatchObject({ status: 201, body: { team: 'team-one', night, ended: false, contacts: 0 } });
    expect(two.body).toEqual(one.body);
    const reused = await start({ ...body, night: '2024-12-13' }, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it.each([
    ['for another team', { team: 'team-two', night }, 404, 'not-found'],
    [
      'on a night outside the campaign',
      { team: 'team-one', night: '2025-02-01' },
      422,
      'night-outside-campaign',
    ],
    ['without a night', { team: 'team-one' }, 400, 'invalid-request'],
  ])('is not started %s', async (_why, body, status, code) => {
    expect(await start(body)).toMatchObject({ status, body: { code } });
  });

  it('counts the contacts recorded on it, those of one person twice, and those that come after its end', async () => {
    const roundId = await startRound(intake);
    const { personId } = (await meet(intake, roundId)).body;
    await meet(intake, roundId, { person: { personId } });
    await meet(intake, await startRound(intake), { person: { personId } });
    const ended = await intake.request(team, { method: 'POST', url: `/rounds/${roundId}/end`, body: {} });
    expect(ended).toMatchObject({ status: 200, body: { ended: true, contacts: 2 } });
    await eventually(() =>
      expect(intake.published()).toContainEqual(
        expect.objectContaining({
          type: 'iwaa.intake.street-round-ended.v1',
          data: { roundId, campaignId, night, contacts: 2 },
        }),
      ),
    );
    expect((await meet(intake, roundId)).status).toBe(201);
    const read = await intake.request(committee, { method: 'GET', url: `/rounds/${roundId}` });
    expect(read).toMatchObject({ status: 200, body: { ended: true, contacts: 3 } });
  });

  it('is answered to a repeated start or end as it was at first', async () => {
    const [startKey, endKey] = [randomUUID(), randomUUID()];
    const begin = () =>
      intake.request(team, {
        method: 'POST',
        url: `/campaigns/${campaignId}/rounds`,
        body: { team: 'team-one', night },
        key: startKey,
      });
    const started = await begin();
    const { roundId } = started.body;
    const end = () =>
      intake.request(team, { method: 'POST', url: `/rounds/${roundId}/end`, body: {}, key: endKey });
    await meet(intake, roundId);
    const ended = await end();
    await meet(intake, roundId);
    expect(await begin()).toMatchObject({ status: 201, body: started.body });
    expect(await end()).toMatchObject({ status: 200, body: ended.body });
  });

  it("hands over what was missed to the team's next round, and what was visited, or somebody was met at, not", async () => {
    const [id, asker] = ['PLC-2425', { ...team, campaigns: ['PLC-2425'] }];
    await declare(intake, id);
    const post = (path: string, body: object = {}, who = asker) =>
      intake.request(who, { method: 'POST', url: path, body });
    const goOut = (on: string, places: string[], who = asker) =>
      post(`/campaigns/${id}/rounds`, { team: who.team, night: on, places }, who);
    const { roundId } = (await goOut(night, ['souk', 'bus-station', 'bridge', 'market'])).body;
    const of = (place: string, what: string) => `/rounds/${roundId}/places/${place}/${what}`;
    expect((await post(of('souk', 'visit'), {}, { ...otherTeam, campaigns: [id] })).status).toBe(404);
    expect(await post(of('gate', 'miss'), { reason: 'unsafe' })).toMatchObject({
      status: 422,
      body: { code: 'place-not-planned' },
    });
    await post(of('souk', 'visit'));
    await post(of('bridge', 'miss'), { reason: 'weather' });
    await meet(intake, roundId, {}, { asker });
    const outcomes = [
      { place: 'souk', missedFor: null },
      { place: 'bridge', missedFor: 'weather' },
      { place: 'bus-station', missedFor: null },
      { place: 'market', missedFor: 'not-reached' },
    ];
    expect(await post(`/rounds/${roundId}/end`)).toMatchObject({ status: 200, body: { outcomes } });
    const next = await goOut('2024-12-14', ['souk']);
    expect(next.body).toMatchObject({
      places: ['bridge', 'market', 'souk'],
      handedOver: ['bridge', 'market'],
    });
    const other = await goOut('2024-12-14', ['souk'], { ...otherTeam, campaigns: [id] });
    expect(other.body).toMatchObject({ places: ['souk'], handedOver: [] });
    await eventually(() =>
      expect(intake.published()).toContainEqual(
        expect.objectContaining({
          type: 'iwaa.intake.place-missed.v1',
          data: {
            ...{ roundId, campaignId: id, team: team.team, night },
            place: 'bridge',
            reason: 'weather',
          },
        }),
      ),
    );
  });

  it("is not another team's to end or to record on", async () => {
    const roundId = await startRound(intake);
    const end = await intake.request(otherTeam, { method: 'POST', url: `/rounds/${roundId}/end`, body: {} });
    expect(end.status).toBe(404);
    expect((await meet(intake, roundId, {}, { asker: otherTeam })).status).toBe(404);
    expect((await meet(intake, randomUUID())).status).toBe(404);
  });
});

describe('an alert', () => {
  const clerk: Asker = { role: 'agency-staff', agencies: ['hospital'] };
  const seen = { place: 'bus-station', seenAt: '2024-12-12T21:40:00.000Z', source: 'public' };
  const post = (asker: Asker, url: string, body: object, key?: string) =>
    intake.request(asker, { method: 'POST', url, body, ...(key ? { key } : {}) });
  const raise = (asker: Asker, otherwise: object = {}, key?: string) =>
    post(asker, `/campaigns/${campaignId}/alerts`, { ...seen, ...otherwise }, key);
  const look = (asker: Asker, alertId: string, roundId: string, result: string, more: object = {}) =>
    post(asker, `/alerts/${alertId}/looks`, { roundId, result, ...more });
  const follow = async (asker: Asker, code: string) =>
    (await post(asker, '/alerts/by-code', { code })).body.followUp;

  it('is raised once under its key, and tells each time the code by which it is followed', async () => {
    const key = randomUUID();
    const [one, two] = await Promise.all([raise(committee, {}, key), raise(committee, {}, key)]);
    expect(one).toMatchObject({ status: 201, body: { state: 'open', night, escalated: false, looks: [] } });
    expect(two).toEqual(one);
    const { alertId, code } = one.body;
    expect(alertId).toMatch(/^SK-2425-A-\d{5}$/);
    expect(await follow(committee, code.toLowerCase().replaceAll('-', ''))).toBe('not-yet');
    const reused = await raise(committee, { place: 'covered-market' }, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    const [stored] = await intake.database.collection('alert').find().toArray();
    expect(JSON.stringify(stored)).not.toContain(code);
    expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''));
  });

  it('is looked at once where two teams find somebody at the same moment, and who was met stays here', async () => {
    const { alertId, code } = (await raise(socialWorker)).body;
    const [own, others] = [await startRound(intake), await startRound(intake, otherTeam)];
    const { contactId } = (await meet(intake, own)).body;
    expect(await look(team, alertId, others, 'found')).toMatchObject({ status: 404 });
    expect(await look(team, alertId, own, 'found', { contactId: randomUUID() })).toMatchObject({
      body: { code: 'contact-unknown' },
    });
    const answers = await Promise.all([
      look(team, alertId, own, 'already-known', { contactId }),
      look(otherTeam, alertId, others, 'found'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const read = await intake.request(team, { method: 'GET', url: `/alerts/${alertId}` });
    expect(read.body.looks).toHaveLength(1);
    expect(read.body).toMatchObject({ lookBy: null, state: read.body.looks[0].result });
    expect(await follow(socialWorker, code)).toBe('looked-at');
    await eventually(() => {
      const told = intake
        .published()
        .filter(({ data }) => (data as { alertId?: string }).alertId === alertId);
      expect(told.map(({ type }) => type)).toEqual([
        'iwaa.intake.alert-raised.v1',
        'iwaa.intake.alert-looked-at.v1',
      ]);
      expect(JSON.stringify(told)).not.toContain(contactId);
    });
  });

  it('is raised and followed by an agency that its campaign names, and by no other', async () => {
    expect((await raise(clerk, { agencyId: 'hospital' })).status).toBe(404);
    const partners = { reason: 'partners', partners: ['hospital'] };
    await post(committee, `/campaigns/${campaignId}/changes`, partners);
    const { alertId, code } = (await raise(clerk, { agencyId: 'hospital', source: 'hospital' })).body;
    expect((await raise(clerk)).status).toBe(404);
    expect((await raise({ ...clerk, agencies: ['prison'] }, { agencyId: 'hospital' })).status).toBe(404);
    expect(await follow(clerk, code)).toBe('not-yet');
    expect(await follow({ ...clerk, agencies: ['prison'] }, code)).toBeUndefined();
    await post(socialWorker, `/alerts/${alertId}/withdrawal`, { reason: 'moved-on' });
    expect(await follow(clerk, code)).toBe('withdrawn');
    const url = `/campaigns/${campaignId}/alerts`;
    const all = await pagesOf<{ alertId: string; lookBy: string | null }>(intake, team, url, 'open=true');
    expect(all.map((one) => one.alertId)).toContain(alertId);
    const open = await intake.request(team, { method: 'GET', url: `${url}?open=true&escalated=false` });
    expect(open.body.items).toEqual(all.filter(({ lookBy }) => lookBy !== null));
  });
});
