import { randomUUID } from 'node:crypto';
import { eventually } from '@iwaa/testing/eventually';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  declare,
  meet,
  night,
  otherTeam,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

let intake: TestService;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake?.close());

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
    const answer = await intake.request(asker, { method: 'POST', url: '/campaigns', body });
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
    await eventually(() =>
      expect(intake.published().map(({ data }) => data)).toContainEqual(expect.objectContaining(answer.body)),
    );
  });

  it('may be declared the same again, and is refused to be declared otherwise', async () => {
    expect((await declare(intake, campaignId)).status).toBe(201);
    const body = { campaignId, city: 'Sidi Kacem', startsOn: night, endsOn: '2025-02-28' };
    const otherwise = await intake.request(committee, { method: 'POST', url: '/campaigns', body });
    expect(otherwise).toMatchObject({ status: 409, body: { code: 'campaign-already-declared' } });
  });

  it('is not found by a committee that it does not belong to', async () => {
    const stranger = { ...committee, campaigns: ['FS-2425'] };
    const read = await intake.request(stranger, { method: 'GET', url: `/campaigns/${campaignId}` });
    expect(read).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const body = { campaignId: 'CAS-2425', city: 'Casa', startsOn: night, endsOn: night };
    expect((await intake.request(stranger, { method: 'POST', url: '/campaigns', body })).status).toBe(404);
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

  it("is not another team's to end or to record on", async () => {
    const roundId = await startRound(intake);
    const end = await intake.request(otherTeam, { method: 'POST', url: `/rounds/${roundId}/end`, body: {} });
    expect(end.status).toBe(404);
    expect((await meet(intake, roundId, {}, { asker: otherTeam })).status).toBe(404);
    expect((await meet(intake, randomUUID())).status).toBe(404);
  });
});
