import { randomUUID } from 'node:crypto';
import { aCampaignId } from '@iwaa/testing/campaigns';
import { eventually } from '@iwaa/testing/eventually';
import type { Asker } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { night, type ShelterFixture, startShelter, toldOf } from '../testing/shelter-under-test.ts';
import { aCampaign } from '../testing/test-campaign.ts';

const threeHours = 3 * 3_600_000;
let shelter: ShelterFixture;
beforeAll(async () => {
  shelter = await startShelter();
});
afterAll(() => shelter?.close());

const get = (asker: Asker, url: string) => shelter.request(asker, { method: 'GET', url });
const post = (asker: Asker, url: string, body?: unknown, key = randomUUID()) =>
  shelter.request(asker, { method: 'POST', url, key, ...(body === undefined ? {} : { body }) });

/** A campaign with one bed that is held for one person. */
async function aHeldBed() {
  const campaign = await aCampaign(shelter, 1);
  const person = campaign.person();
  await shelter.publish(person.need());
  await shelter.idle();
  const [bed] = await campaign.beds();
  if (!bed?.hold) throw new Error('No bed is held.');
  const { bedId, hold } = bed;
  const body = { holdId: hold.holdId, caseId: person.caseId, night };
  return { campaign, person, bedId, hold, body };
}

/** Two people who sleep in a unit, and its address. */
async function twoAsleep() {
  const campaign = await aCampaign(shelter, 2);
  await shelter.publish(campaign.person().need(), campaign.person().need());
  await shelter.idle();
  for (const { bedId } of await campaign.beds()) await campaign.checkIn(bedId);
  const stays = (await campaign.beds()).map(({ bedId, stay }) => ({ bedId, stayId: stay?.stayId ?? '' }));
  const [one, two] = stays;
  if (!one || !two) throw new Error('Nobody sleeps there.');
  return { campaign, one, two, url: `/centres/${campaign.centreId}/units/men/roll-calls/${night}` };
}

describe('a centre', () => {
  it('is opened with its beds, and says how many are free, held and slept in', async () => {
    const campaign = await aCampaign(shelter, 3, { women: 2 });
    await shelter.publish(campaign.person().need(), campaign.person().need());
    await shelter.idle();
    const held = (await campaign.beds()).find(({ state }) => state === 'held');
    await campaign.checkIn(held?.bedId ?? '');
    const { status, body } = await get(campaign.staff, `/centres/${campaign.centreId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Provincial centre',
      units: [
        { kind: 'men', beds: 3, free: 1, held: 1, occupied: 1 },
        { kind: 'women', beds: 2, free: 2, held: 0, occupied: 0 },
      ],
    });
  });

  it('is opened once: the same again changes nothing, and other units are refused', async () => {
    const campaign = await aCampaign(shelter, 1);
    const url = `/provinces/${campaign.provinceId}/centres`;
    const body = { centreId: campaign.centreId, name: 'Provincial centre' };
    const units = [
      { kind: 'men', beds: 1 },
      { kind: 'women', beds: 0 },
    ];
    expect((await post(campaign.committee, url, { ...body, units })).status).toBe(201);
    const other = await post(campaign.committee, url, { ...body, units: [{ kind: 'men', beds: 2 }] });
    expect(other).toMatchObject({ status: 409, body: { code: 'centre-already-open' } });
    const twice = [units[0], units[0]];
    const doubled = await post(campaign.committee, url, { ...body, centreId: 'another', units: twice });
    expect(doubled).toMatchObject({ status: 400, body: { code: 'unit-given-twice' } });
    expect(await campaign.beds()).toHaveLength(1);
  });

  it('is not found by who has nothing to do with it', async () => {
    const campaign = await aCampaign(shelter, 1);
    const stranger: Asker = { role: 'shelter-staff', campaigns: [aCampaignId()], centres: ['elsewhere'] };
    for (const url of [`/centres/${campaign.centreId}`, `/centres/${campaign.centreId}/beds`])
      expect((await get(stranger, url)).status).toBe(404);
    const body = { centreId: 'mine-too', name: 'x', units: [{ kind: 'men', beds: 1 }] };
    const elsewhere: Asker = { role: 'committee', campaigns: [aCampaignId()] };
    expect((await post(elsewhere, `/provinces/${campaign.provinceId}/centres`, body)).status).toBe(404);
    expect((await post(campaign.staff, `/provinces/${campaign.provinceId}/centres`, body)).status).toBe(403);
  });

  it('lists its beds by their state', async () => {
    const { campaign, bedId } = await aHeldBed();
    const of = async (state: string) =>
      (await get(campaign.staff, `/centres/${campaign.centreId}/beds?state=${state}`)).body.items;
    expect(await of('held')).toMatchObject([{ bedId }]);
    expect(await of('free')).toEqual([]);
  });
});

describe('a roll call', () => {
  it('takes down for each person what was said of them, and once only', async () => {
    const { campaign, one, two, url } = await twoAsleep();
    const passed = { stayId: two.stayId, kind: 'overnight', from: night, to: night };
    expect((await post(campaign.staff, `/beds/${two.bedId}/passes`, passed)).status).toBe(201);
    const body = { absent: [one.stayId, two.stayId] };
    const key = randomUUID();
    const called = await post(campaign.staff, url, body, key);
    expect(called).toMatchObject({ status: 200, body: { calls: 1, absent: 1, withPass: 1, present: 0 } });
    expect((await post(campaign.staff, url, body, key)).body).toEqual(called.body);
    expect((await get(campaign.staff, url)).body).toEqual(called.body);
    const absent = await get(campaign.staff, `/centres/${campaign.centreId}/beds?absent=true`);
    expect(absent.body.items).toMatchObject([
      { stay: { absence: { since: night, losesBedAt: expect.any(String), passId: null } } },
      { stay: { absence: { losesBedAt: null }, passes: [{ kind: 'overnight' }] } },
    ]);
    expect((await get(campaign.committee, `/centres/${campaign.centreId}`)).body.units[0]).toMatchObject({
      ...{ occupied: 2, absent: 2 },
    });
    shelter.pass(1000);
    const back = await post(campaign.staff, url, { present: [one.stayId] });
    expect(back.body).toMatchObject({ calls: 2, absent: 0, present: 1, withPass: 1 });
    await shelter.idle();
    const facts = shelter
      .published()
      .filter(({ data }) => (data as { stayId?: string }).stayId === one.stayId);
    expect(facts.map(({ type }) => type.split('.')[2])).toEqual([
      ...['checked-in', 'absence-recorded', 'presence-recorded'],
    ]);
  });

  it('is what the census of its night was known by, whatever is recorded later, and the beds always add up', async () => {
    const { campaign, one, url } = await twoAsleep();
    await post(campaign.staff, url, { present: [one.stayId] });
    shelter.pass(1000);
    await campaign.checkOut(one.bedId, one.stayId);
    await eventually(async () => {
      const { body } = await get(campaign.committee, `/centres/${campaign.centreId}/census/${night}`);
      expect(body.lines[0]).toMatchObject({
        ...{ unit: 'men', overflow: false, rollCalled: true },
        asKnownNow: { beds: 2, free: 1, held: 0, occupied: 1, unusable: 0 },
        asKnownThen: { beds: 2, free: 0, held: 0, occupied: 2, unusable: 0 },
      });
    });
  });

  it('while somebody checks out has one outcome for them, and names nobody who does not sleep there', async () => {
    const { campaign, one, two, url } = await twoAsleep();
    const [called, left] = await Promise.all([
      post(campaign.staff, url, { present: [two.stayId], absent: [one.stayId] }),
      campaign.checkOut(one.bedId, one.stayId),
    ]);
    expect(left).toBe(200);
    const { outcome } = called.body.people.find(({ stayId }: { stayId: string }) => stayId === one.stayId);
    await shelter.idle();
    const facts = shelter
      .published()
      .filter(({ data }) => (data as { stayId?: string }).stayId === one.stayId);
    expect(facts.some(({ type }) => type.includes('absence-recorded'))).toBe(outcome === 'absent');
    expect(facts.at(-1)?.type).toContain('checked-out');
    const unknown = await post(campaign.staff, url, { absent: [randomUUID()] });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'stay-unknown' } });
  });

  it('that was written before its process died is taken down when the service hears of it', async () => {
    const { one, url, campaign } = await twoAsleep();
    const rolls = shelter.database.collection<{ _id: string }>('roll-call');
    await post(campaign.staff, url, { absent: [one.stayId] });
    await shelter.idle();
    const { body } = await get(campaign.staff, url);
    await rolls.updateOne({ _id: body.rollCallId }, { $set: { 'state.people.$[].outcome': null } });
    const fact = shelter.published().find(({ subject }) => subject === `roll-call/${body.rollCallId}`);
    if (!fact) throw new Error('No roll was called.');
    await shelter.publish({ ...fact, id: randomUUID() } as never);
    await shelter.idle();
    expect((await get(campaign.staff, url)).body).toMatchObject({ absent: 1 });
  });
});

describe('a check-in', () => {
  it('begins one stay, however often it is sent', async () => {
    const { campaign, person, bedId, body } = await aHeldBed();
    const key = randomUUID();
    const first = await post(campaign.staff, `/beds/${bedId}/check-in`, body, key);
    expect(first.status).toBe(200);
    const again = await post(campaign.staff, `/beds/${bedId}/check-in`, body, key);
    const byAnother = await post(campaign.staff, `/beds/${bedId}/check-in`, body);
    expect([again.body, byAnother.body]).toEqual([first.body, first.body]);
    await shelter.idle();
    expect(toldOf(shelter, person.caseId)).toEqual(['bed-held', 'checked-in']);
  });

  it('is refused under the key of another command', async () => {
    const { campaign, bedId, body } = await aHeldBed();
    const key = randomUUID();
    await post(campaign.staff, `/beds/${bedId}/check-in`, body, key);
    const other = await post(
      campaign.staff,
      `/beds/${bedId}/check-in`,
      { ...body, night: '2024-12-14' },
      key,
    );
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is of a night of the campaign that has come, and not before that of the hold', async () => {
    const { campaign, bedId, body } = await aHeldBed();
    for (const [other, code] of [
      ['2024-12-01', 'night-outside-campaign'],
      ['2029-01-01', 'night-outside-campaign'],
      ['2024-12-13', 'night-not-yet'],
    ])
      expect(await post(campaign.staff, `/beds/${bedId}/check-in`, { ...body, night: other })).toMatchObject({
        status: 422,
        body: { code },
      });
    expect((await campaign.beds())[0]?.state).toBe('held');
  });

  it('takes nobody in but the person for whom the bed is held', async () => {
    const { campaign, bedId, body } = await aHeldBed();
    const another = { ...body, caseId: campaign.person().caseId };
    expect((await post(campaign.staff, `/beds/${bedId}/check-in`, another)).body.code).toBe(
      'hold-of-another-case',
    );
    const unknown = { ...body, holdId: randomUUID() };
    expect((await post(campaign.staff, `/beds/${bedId}/check-in`, unknown)).status).toBe(404);
  });

  it('takes in who comes late, unless the bed went to the next person', async () => {
    const late = await aHeldBed();
    const tooLate = await aHeldBed();
    shelter.pass(threeHours);
    expect((await post(late.campaign.staff, `/beds/${late.bedId}/check-in`, late.body)).status).toBe(200);
    await shelter.publish(tooLate.campaign.person().need());
    await shelter.idle();
    const refused = await post(tooLate.campaign.staff, `/beds/${tooLate.bedId}/check-in`, tooLate.body);
    expect(refused).toMatchObject({ status: 409, body: { code: 'hold-over' } });
  });

  it("is not for another centre's staff, and not for a street team", async () => {
    const { campaign, bedId, body } = await aHeldBed();
    const elsewhere: Asker = {
      role: 'shelter-staff',
      campaigns: [campaign.campaignId],
      centres: ['elsewhere'],
    };
    expect((await post(elsewhere, `/beds/${bedId}/check-in`, body)).status).toBe(404);
    const team: Asker = { role: 'street-team', campaigns: [campaign.campaignId] };
    expect((await post(team, `/beds/${bedId}/check-in`, body)).status).toBe(403);
  });
});

describe('a check-out', () => {
  it('is refused where it was recorded before with another night or reason, and says what was recorded', async () => {
    const { campaign, bedId } = await aHeldBed();
    const { stayId } = (await campaign.checkIn(bedId)).body;
    expect(await campaign.checkOut(bedId, stayId)).toBe(200);
    const otherwise = { stayId, night, reason: 'to-hospital' };
    expect(await post(campaign.staff, `/beds/${bedId}/check-out`, otherwise)).toMatchObject({
      status: 409,
      body: {
        code: 'check-out-recorded-otherwise',
        detail: 'The stay ended on the night 2024-12-12: left-by-choice.',
      },
    });
  });

  it('frees the bed, once, and not on a night that can not be', async () => {
    const { campaign, person, bedId } = await aHeldBed();
    const { stayId } = (await campaign.checkIn(bedId)).body;
    for (const [other, code] of [
      ['2024-12-11', 'night-outside-campaign'],
      ['2029-01-01', 'night-outside-campaign'],
      ['2024-12-20', 'night-not-yet'],
    ]) {
      const body = { stayId, night: other, reason: 'left-by-choice' };
      expect(await post(campaign.staff, `/beds/${bedId}/check-out`, body)).toMatchObject({
        status: 422,
        body: { code },
      });
    }
    expect(await campaign.checkOut(bedId, stayId)).toBe(200);
    expect(await campaign.checkOut(bedId, stayId)).toBe(200);
    await shelter.idle();
    expect(toldOf(shelter, person.caseId)).toEqual(['bed-held', 'checked-in', 'checked-out']);
    expect((await campaign.beds())[0]?.state).toBe('free');
  });
});

describe('an entry in error', () => {
  const wrong = (stayId: string) => ({ stayId, reason: 'wrong-press' });

  it('of a check-in leaves the hold as it was, and the census counts nobody, but says what was known', async () => {
    const { campaign, person, bedId, hold } = await aHeldBed();
    const { stayId } = (await campaign.checkIn(bedId)).body;
    shelter.pass(1000);
    const takeBack = () => post(campaign.staff, `/beds/${bedId}/check-in/take-back`, wrong(stayId));
    expect(await takeBack()).toMatchObject({ status: 200, body: { stayId, hold: 'held' } });
    expect((await takeBack()).status).toBe(200);
    expect((await campaign.beds())[0]).toMatchObject({ state: 'held', hold });
    await shelter.idle();
    expect(toldOf(shelter, person.caseId)).toEqual(['bed-held', 'checked-in', 'check-in-taken-back']);
    const before = new Date(Date.parse(shelter.now()) - 500).toISOString();
    const url = `/centres/${campaign.centreId}/census/${night}?knownAt=${before}`;
    await eventually(async () => {
      const { body } = await get(campaign.committee, url);
      expect(body.lines[0]).toMatchObject({
        asKnownNow: { held: 1, occupied: 0 },
        asKnownThen: { held: 0, occupied: 1 },
      });
    });
    const again = await campaign.checkIn(bedId);
    expect(again.status).toBe(200);
    expect(again.body.stayId).not.toBe(stayId);
  });

  it('of a check-out lets the stay go on, and is nobody else’s to say', async () => {
    const { campaign, bedId } = await aHeldBed();
    const { stayId } = (await campaign.checkIn(bedId)).body;
    await campaign.checkOut(bedId, stayId);
    const url = `/beds/${bedId}/check-out/take-back`;
    const elsewhere: Asker = {
      role: 'shelter-staff',
      campaigns: [campaign.campaignId],
      centres: ['elsewhere'],
    };
    expect((await post(elsewhere, url, wrong(stayId))).status).toBe(404);
    expect((await post(campaign.committee, url, wrong(stayId))).status).toBe(403);
    expect((await campaign.beds())[0]).toMatchObject({ left: { stayId, reason: 'left-by-choice' } });
    expect((await post(campaign.staff, url, wrong(stayId))).body).toMatchObject({ stay: 'goes-on' });
    expect((await campaign.beds())[0]).toMatchObject({ state: 'occupied', stay: { stayId }, left: null });
    await eventually(async () => {
      const { body } = await get(campaign.committee, `/centres/${campaign.centreId}/census/${night}`);
      expect(body.lines[0]).toMatchObject({ asKnownNow: { occupied: 1 } });
    });
  });

  it('of a check-out whose bed somebody else has gives the person the first place in the list, and then the next bed', async () => {
    const { campaign, person, bedId } = await aHeldBed();
    const { stayId } = (await campaign.checkIn(bedId)).body;
    const waits = campaign.person();
    await shelter.publish(waits.need({ time: '2024-12-12T21:00:00.000Z' }));
    await shelter.idle();
    await campaign.checkOut(bedId, stayId);
    await shelter.idle();
    expect((await campaign.beds())[0]?.hold?.caseId).toBe(waits.caseId);
    const url = `/beds/${bedId}/check-out/take-back`;
    expect((await post(campaign.staff, url, wrong(stayId))).body).toMatchObject({ stay: 'bed-gone' });
    await shelter.idle();
    expect(await campaign.waiting()).toEqual([person.caseId]);
    const holdId = (await campaign.beds())[0]?.hold?.holdId;
    await post(campaign.staff, `/holds/${holdId}/release`, { reason: 'no-longer-needed' });
    await shelter.idle();
    expect((await campaign.beds())[0]?.hold?.caseId).toBe(person.caseId);
  });

  it('of a check-out, at the moment at which the list gives the bed on, leaves each of the two with one bed or a place', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const { campaign, person, bedId } = await aHeldBed();
      const { stayId } = (await campaign.checkIn(bedId)).body;
      const waits = campaign.person();
      await shelter.publish(waits.need());
      await shelter.idle();
      await campaign.checkOut(bedId, stayId);
      const { body } = await post(campaign.staff, `/beds/${bedId}/check-out/take-back`, wrong(stayId));
      await shelter.idle();
      const [bed] = await campaign.beds();
      const goesOn = body.stay === 'goes-on';
      expect(bed?.stay?.caseId ?? bed?.hold?.caseId).toBe(goesOn ? person.caseId : waits.caseId);
      expect(await campaign.waiting()).toEqual([goesOn ? waits.caseId : person.caseId]);
    }
  });
});

describe('a bed out of service', () => {
  it('is passed over, its person gets the next bed, and it goes to who waits once it is returned', async () => {
    const campaign = await aCampaign(shelter, 2);
    const [first, second, third] = [campaign.person(), campaign.person(), campaign.person()];
    await shelter.publish(first.need());
    await shelter.idle();
    const held = (await campaign.beds()).find((bed) => bed.hold)?.bedId ?? '';
    const team: Asker = { role: 'street-team', campaigns: [campaign.campaignId] };
    expect((await post(team, `/beds/${held}/out-of-service`, {})).status).toBe(403);
    const key = randomUUID();
    const taken = { status: 200, body: { bedId: held, state: 'out-of-service', hold: null } };
    expect(await post(campaign.staff, `/beds/${held}/out-of-service`, {}, key)).toMatchObject(taken);
    expect(await post(campaign.staff, `/beds/${held}/out-of-service`, {}, key)).toMatchObject(taken);
    await shelter.idle();
    const other = (await campaign.beds()).find(({ bedId }) => bedId !== held);
    expect(other).toMatchObject({ state: 'held', hold: { caseId: first.caseId } });
    await shelter.publish(second.need(), third.need());
    await shelter.idle();
    expect(await campaign.waiting()).toHaveLength(2);
    expect((await post(campaign.staff, `/beds/${held}/in-service`, {})).status).toBe(200);
    await shelter.idle();
    expect(await campaign.waiting()).toHaveLength(1);
    expect((await campaign.beds()).map(({ state }) => state)).toEqual(['held', 'held']);
  });
});

describe('a hold', () => {
  it('is given up by the street team of its campaign and by nobody from elsewhere', async () => {
    const { campaign, bedId, hold } = await aHeldBed();
    const url = `/holds/${hold.holdId}/release`;
    const reason = { reason: 'no-longer-needed' };
    expect((await post({ role: 'street-team', campaigns: [aCampaignId()] }, url, reason)).status).toBe(404);
    const team: Asker = { role: 'street-team', campaigns: [campaign.campaignId] };
    const released = { status: 200, body: { holdId: hold.holdId, bedId, state: 'released' } };
    const unseen = await post(team, url, { reason: 'bed-out-of-service' });
    expect(unseen).toMatchObject({ status: 403, body: { code: 'reason-not-yours' } });
    expect(await post(team, url, reason)).toMatchObject(released);
    expect(await post(team, url, reason)).toMatchObject(released);
  });

  it('is not given up once the person has come', async () => {
    const { campaign, bedId, hold } = await aHeldBed();
    await campaign.checkIn(bedId);
    const refused = await post(campaign.staff, `/holds/${hold.holdId}/release`, {
      reason: 'no-longer-needed',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'hold-taken-up' } });
  });

  it('lapses when it has run out, and not before; the service alone may ask for it', async () => {
    const { campaign, hold } = await aHeldBed();
    const url = `/holds/${hold.holdId}/lapse`;
    const service: Asker = { role: 'service' };
    const key = randomUUID();
    expect((await post(campaign.staff, url)).status).toBe(403);
    expect((await post(service, url, undefined, key)).body.state).toBe('running');
    shelter.pass(threeHours);
    expect((await post(service, url, undefined, key)).body.state).toBe('lapsed');
    expect((await post(service, url)).body.state).toBe('lapsed');
    expect((await post(service, `/holds/${randomUUID()}/lapse`)).status).toBe(404);
  });

  it('whose person is on the way lasts as long as the way may, says who brings them, and is nobody else’s to say', async () => {
    const { campaign, person, hold, bedId } = await aHeldBed();
    const { campaignId } = campaign;
    const url = `/holds/${hold.holdId}/set-out`;
    shelter.pass(3_600_000);
    const since = shelter.now();
    const body = { setOutAt: since, escort: 'street-team' };
    const team: Asker = { role: 'street-team', campaigns: [campaignId] };
    const stranger: Asker = { role: 'street-team', campaigns: [aCampaignId()] };
    expect((await post(stranger, url, body)).status).toBe(404);
    expect((await post(campaign.committee, url, body)).status).toBe(403);
    const running = { status: 200, body: { holdId: hold.holdId, bedId, state: 'running' } };
    expect(await post(team, url, body)).toMatchObject(running);
    expect(await post({ role: 'social-worker', campaigns: [campaignId] }, url, body)).toMatchObject(running);
    expect((await post(campaign.staff, url, { ...body, escort: 'centre' })).body).toMatchObject({
      code: 'set-out-recorded-otherwise',
    });
    const lapsesAt = new Date(Date.parse(since) + 2 * 3_600_000).toISOString();
    expect(await campaign.beds()).toMatchObject([
      { hold: { lapsesAt, onTheWay: { since, escort: 'street-team' } } },
    ]);
    shelter.pass(1.5 * 3_600_000);
    const lapse = () => post({ role: 'service' }, `/holds/${hold.holdId}/lapse`);
    expect((await lapse()).body).toMatchObject({ state: 'running' });
    shelter.pass(0.5 * 3_600_000);
    expect((await lapse()).body).toMatchObject({ state: 'lapsed' });
    await shelter.idle();
    const told = toldOf(shelter, person.caseId);
    expect(told.filter((kind) => kind === 'set-out')).toHaveLength(1);
    expect(told.at(-1)).toBe('hold-lapsed');
  });

  it('that was taken up is left as it is when it is told to lapse', async () => {
    const { campaign, bedId, hold } = await aHeldBed();
    await campaign.checkIn(bedId);
    shelter.pass(threeHours);
    expect((await post({ role: 'service' }, `/holds/${hold.holdId}/lapse`)).body.state).toBe('taken-up');
  });
});

describe('the waiting list', () => {
  it('gives each person a place by the rule, and says why in the language of the campaign', async () => {
    const campaign = await aCampaign(shelter, 0, { language: 'fr' });
    const [rest, longest, old] = [campaign.person(), campaign.person(), campaign.person()];
    await shelter.publish(
      rest.need({ onStreetSince: '2024-03' }),
      longest.need({ onStreetSince: '2019-01' }),
      old.need({ priority: 2 }),
    );
    await shelter.idle();
    const { body } = await get(campaign.staff, `/provinces/${campaign.provinceId}/waiting-list`);
    expect(body.items.map(({ caseId, place }: { caseId: string; place: number }) => [place, caseId])).toEqual(
      [
        [1, old.caseId],
        [2, longest.caseId],
        [3, rest.caseId],
      ],
    );
    expect(body.items[2].why).toBe(
      'Place n°\u00a03, dans le groupe «\u00a0personnes sans priorité déclarée\u00a0»\u00a0: passent avant 1 personne d’un groupe plus prioritaire et 1 personne du même groupe à la rue depuis plus longtemps.',
    );
    const alone = await get(campaign.staff, `/cases/${rest.caseId}/place`);
    expect(alone.body).toEqual({ caseId: rest.caseId, bed: null, waiting: body.items[2] });
  });

  it("says why in the reader's language where one is asked for, and refuses another", async () => {
    const campaign = await aCampaign(shelter, 0, { language: 'fr' });
    const [first, second] = [campaign.person(), campaign.person()];
    await shelter.publish(first.need({ priority: 2 }), second.need());
    await shelter.idle();
    const list = `/provinces/${campaign.provinceId}/waiting-list`;
    const place = `/cases/${second.caseId}/place`;
    const said = async (url: string) => {
      const { body } = await get(campaign.staff, url);
      return (body.items?.[1] ?? body.waiting).why;
    };
    for (const [language, words] of [
      ['ar', 'الرتبة \u20662\u2069'],
      ['fr', 'Place n°\u00a02'],
      ['en', 'Place 2'],
    ] as const) {
      expect(await said(`${list}?language=${language}`)).toContain(words);
      expect(await said(`${place}?language=${language}`)).toContain(words);
    }
    expect(await said(list)).toContain('Place n°\u00a02');
    for (const url of [list, place])
      expect((await get(campaign.staff, `${url}?language=es`)).body).toMatchObject({
        code: 'invalid-request',
        errors: [{ field: 'querystring.language' }],
      });
    const { body } = await get(campaign.staff, `${list}?language=ar&limit=1`);
    const next = await get(campaign.staff, `${list}?language=en&limit=1&after=${body.next}`);
    expect(next.body.items).toMatchObject([{ caseId: second.caseId }]);
  });

  it('counts places unit by unit', async () => {
    const campaign = await aCampaign(shelter, 0);
    await shelter.publish(campaign.person().need({ unit: 'men' }), campaign.person().need({ unit: 'women' }));
    await shelter.idle();
    const { body } = await get(campaign.committee, `/provinces/${campaign.provinceId}/waiting-list`);
    expect(body.items.map(({ unit, place }: { unit: string; place: number }) => [unit, place])).toEqual([
      ['men', 1],
      ['women', 1],
    ]);
  });

  it('and the place of a person are not found by who is of another campaign', async () => {
    const { campaign, person } = await aHeldBed();
    const stranger: Asker = { role: 'committee', campaigns: [aCampaignId()] };
    expect((await get(stranger, `/provinces/${campaign.provinceId}/waiting-list`)).status).toBe(404);
    expect((await get(stranger, `/cases/${person.caseId}/place`)).status).toBe(404);
  });
});

describe('the place of a person', () => {
  it('is the bed that is held, or nothing for who asked for nothing', async () => {
    const { campaign, person, bedId } = await aHeldBed();
    const held = await get(campaign.staff, `/cases/${person.caseId}/place`);
    expect(held.body).toMatchObject({ bed: { bedId, state: 'held' }, waiting: null });
    const other = campaign.person().caseId;
    const none = await get(campaign.staff, `/cases/${other}/place`);
    expect(none.body).toEqual({ caseId: other, bed: null, waiting: null });
  });
});

// The last, since it moves the clock by days.
describe('an absence without a pass', () => {
  it('costs the bed of who stays away once the grace is over, at the word of their case', async () => {
    const { campaign, one, url } = await twoAsleep();
    await post(campaign.staff, url, { absent: [one.stayId] });
    const [bed] = (await get(campaign.staff, `/centres/${campaign.centreId}/beds?absent=true`)).body.items;
    const { losesBedAt } = bed.stay.absence;
    const end = () =>
      post({ role: 'service' }, `/beds/${one.bedId}/end-absent-stay`, { stayId: one.stayId, losesBedAt });
    expect((await end()).body).toMatchObject({ state: 'running' });
    shelter.pass(Date.parse(losesBedAt) - Date.parse(shelter.now()));
    expect((await end()).body).toMatchObject({ state: 'ended' });
    expect((await end()).body).toMatchObject({ state: 'ended' });
    const freed = (await campaign.beds()).find(({ bedId }) => bedId === one.bedId);
    expect(freed).toMatchObject({ state: 'free' });
  });
});
