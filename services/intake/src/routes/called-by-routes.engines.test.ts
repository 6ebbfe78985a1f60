import { randomUUID } from 'node:crypto';
import {
  bedHeld,
  checkedIn,
  checkedOut,
  holdLapsed,
  holdReleased,
} from '@iwaa/contracts/events/shelter-capacity';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { pagesOf } from '@iwaa/testing/pages';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  declare,
  meet,
  night,
  profile,
  provinceId,
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

const canaries = { name: 'canary-name', telephone: '+212 661-774-938', note: 'canary-note' };
let beds = 0;

/** Somebody who was met, and a bed of a centre that is the person's as the facts say. */
async function aGuest(centreId: string, identity: object = { nickname: 'Ba Lahcen', ...canaries }) {
  beds += 1;
  const bedId = `${centreId}.men-${String(beds).padStart(3, '0')}`;
  const { caseId, personId } = (await meet(intake, roundId, { person: { identity, profile } })).body;
  const [holdId, stayId] = [randomUUID(), randomUUID()];
  const of = { bedId, centreId, provinceId, caseId, campaignId };
  const at = (sequence: number) => ({ subject: `bed/${bedId}`, sequence });
  const hold = { ...of, holdId };
  return {
    ...{ caseId, personId, bedId },
    held: (sequence = 1) =>
      aFact(
        bedHeld,
        { ...hold, needId: randomUUID(), night, lapsesAt: '2024-12-12T22:00:00.000Z' },
        at(sequence),
      ),
    lapsed: (sequence = 2) => aFact(holdLapsed, hold, at(sequence)),
    released: (sequence = 2) => aFact(holdReleased, { ...hold, reason: 'no-longer-needed' }, at(sequence)),
    checkedIn: (sequence = 2) => aFact(checkedIn, { ...hold, stayId, night }, at(sequence)),
    checkedOut: (sequence = 3) =>
      aFact(checkedOut, { ...of, stayId, night, reason: 'left-by-choice' }, at(sequence)),
  };
}

const get = (asker: Asker, url: string) => intake.request(asker, { method: 'GET', url });
const aCentre = () => `centre-${randomUUID().slice(0, 8)}`;
const staffOf = (centreId: string): Asker => ({
  role: 'shelter-staff',
  campaigns: [campaignId],
  centres: [centreId],
});
const calledBy = (asker: Asker, caseId: string) => get(asker, `/cases/${caseId}/called-by`);
const expectedAt = async (centreId: string, asker = staffOf(centreId)) =>
  (await get(asker, `/centres/${centreId}/expected-persons`)).body.items;

describe('how somebody is called', () => {
  it('is told to the centre while it expects or shelters the person, and neither before nor after', async () => {
    const centreId = aCentre();
    const staff = staffOf(centreId);
    const guest = await aGuest(centreId);
    const status = async () => (await calledBy(staff, guest.caseId)).status;
    expect(await status()).toBe(404);
    const seen = { caseId: guest.caseId, calledBy: 'Ba Lahcen', ageGroup: '18-64' };
    for (const [fact, expected] of [
      [guest.held(1), 200],
      [guest.lapsed(2), 404],
      [guest.held(3), 200],
      [guest.released(4), 404],
      [guest.held(5), 200],
      [guest.checkedIn(6), 200],
      [guest.checkedOut(7), 404],
    ] as const) {
      await intake.publish(fact);
      await eventually(async () => {
        expect([fact.type, await status()]).toEqual([fact.type, expected]);
        expect(await expectedAt(centreId)).toEqual(expected === 200 ? [seen] : []);
      });
      // The check-in leaves all as it was: it counts once its sequence is known.
      await eventually(async () => {
        const beds = intake.database.collection<{ _id: string; sequence: number }>('bed-occupant');
        expect(await beds.findOne({ _id: guest.bedId })).toMatchObject({ sequence: fact.sequence });
      });
    }
    expect(intake.deadLetters()).toEqual([]);
  });

  it('is all that leaves: no other name, nothing that was written down, no more of the person than the age group', async () => {
    const centreId = aCentre();
    const staff = staffOf(centreId);
    const [guest, unnamed] = [
      await aGuest(centreId),
      await aGuest(centreId, { telephone: canaries.telephone }),
    ];
    const named = await aGuest(centreId, { name: 'Fatima' });
    await meet(intake, roundId, { person: { personId: guest.personId }, note: canaries.note });
    await intake.publish(guest.held(), unnamed.held(), named.held());
    await eventually(async () =>
      expect(await expectedAt(centreId)).toEqual([
        { caseId: guest.caseId, calledBy: 'Ba Lahcen', ageGroup: '18-64' },
        { caseId: unnamed.caseId, calledBy: null, ageGroup: '18-64' },
        { caseId: named.caseId, calledBy: 'Fatima', ageGroup: '18-64' },
      ]),
    );
    const answers = [
      await get(staff, `/centres/${centreId}/expected-persons`),
      await calledBy(staff, guest.caseId),
      await calledBy(staff, unnamed.caseId),
      await get(staff, `/persons/${guest.personId}`),
      await get(staff, `/persons/${guest.personId}/contacts`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403, 403]);
    expect(answers[1]?.body).toEqual({ caseId: guest.caseId, calledBy: 'Ba Lahcen', ageGroup: '18-64' });
    const text = JSON.stringify(answers.map(({ body, headers }) => ({ ...body, instance: '', headers })));
    for (const word of [...Object.values(canaries), guest.personId, roundId, profile.unit, guest.bedId])
      expect(text).not.toContain(word);
  });

  it('is not found by another centre, another province, or those who receive nobody', async () => {
    const centreId = aCentre();
    const guest = await aGuest(centreId);
    await intake.publish(guest.held());
    await eventually(async () => expect(await expectedAt(centreId)).toHaveLength(1));
    const other = staffOf(aCentre());
    const stranger: Asker = { ...team, campaigns: ['KN-2425'] };
    for (const asker of [other, { ...other, centres: [] }, stranger]) {
      expect(await calledBy(asker, guest.caseId)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect((await get(asker, `/centres/${centreId}/expected-persons`)).status).toBe(404);
    }
    for (const asker of [team, socialWorker]) {
      expect((await calledBy(asker, guest.caseId)).body).toMatchObject({ calledBy: 'Ba Lahcen' });
      expect(await expectedAt(centreId, asker)).toHaveLength(1);
    }
    // A team may know also whom no centre expects.
    expect((await calledBy(team, (await aGuest(centreId)).caseId)).status).toBe(200);
    expect((await calledBy(committee, guest.caseId)).status).toBe(403);
    expect((await get(committee, `/centres/${centreId}/expected-persons`)).status).toBe(403);
  });

  it('has each access recorded with whom it was about, a refused one too', async () => {
    const centreId = aCentre();
    const [one, two] = [await aGuest(centreId), await aGuest(centreId)];
    await calledBy(staffOf(centreId), one.caseId);
    await intake.publish(one.held(), two.held());
    await eventually(async () => expect(await expectedAt(centreId)).toHaveLength(2));
    await calledBy(staffOf(centreId), one.caseId);
    const log = intake.database.collection('access-log');
    const ofCase = await log.find({ 'resource.caseId': one.caseId }).sort({ at: 1, _id: 1 }).toArray();
    expect(ofCase.map(({ role, action, outcome }) => [role, action, outcome])).toEqual([
      ['shelter-staff', 'person.read-called-by', 'not-found'],
      ['shelter-staff', 'person.read-called-by', 'allowed'],
    ]);
    const ofCentre = await log.find({ 'resource.centreId': centreId }).sort({ at: -1, _id: -1 }).toArray();
    expect(ofCentre[0]).toMatchObject({ outcome: 'allowed', about: [one.caseId, two.caseId] });
  });

  it('is listed page by page, and of somebody who was erased nothing is left', async () => {
    const centreId = aCentre();
    const guests = [await aGuest(centreId), await aGuest(centreId), await aGuest(centreId)];
    await intake.publish(...guests.map((guest) => guest.held()));
    await eventually(async () => expect(await expectedAt(centreId)).toHaveLength(3));
    const erased = guests[1];
    await intake.database
      .collection<{ _id: string }>('person-key')
      .updateOne({ _id: erased?.personId ?? '' }, { $set: { erasedAt: new Date() }, $unset: { wrapped: 1 } });
    const list = `/centres/${centreId}/expected-persons`;
    const items = await pagesOf<{ caseId: string }>(intake, staffOf(centreId), list);
    expect(items).toEqual([
      { caseId: guests[0]?.caseId, calledBy: 'Ba Lahcen', ageGroup: '18-64' },
      { caseId: erased?.caseId, calledBy: null, ageGroup: null },
      { caseId: guests[2]?.caseId, calledBy: 'Ba Lahcen', ageGroup: '18-64' },
    ]);
    expect(await calledBy(staffOf(centreId), erased?.caseId ?? '')).toMatchObject({
      status: 410,
      body: { code: 'person-erased' },
    });
  });
});
