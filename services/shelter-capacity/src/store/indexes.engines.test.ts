import { caseClosed } from '@iwaa/contracts/events/casework';
import { testEngines } from '@iwaa/testing/engines';
import { aFact } from '@iwaa/testing/facts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { type ShelterWorld, startShelter } from '../testing/shelter-under-test.ts';
import { aCampaign } from '../testing/test-campaign.ts';

let world: ShelterWorld;
let admin: Connection;
beforeAll(async () => {
  world = await startShelter();
  admin = await mongoose.createConnection(testEngines().addresses.mongo.url).asPromise();
});
afterAll(async () => {
  await admin?.close();
  await world?.close();
});

it('no query of the service walks through a whole collection', async () => {
  const campaign = await aCampaign(world, 2);
  const database = admin.useDb(world.database.name);
  await database.db?.command({ profile: 2 });
  const people = Array.from({ length: 5 }, () => campaign.person());
  await world.publish(...people.map((person) => person.need()));
  await world.settled();
  const [bed] = await campaign.beds();
  const { body } = await campaign.checkIn(bed?.bedId ?? '');
  await campaign.checkOut(bed?.bedId ?? '', body.stayId);
  world.pass(3 * 3_600_000);
  await world.publish(...people.slice(2).map((person) => person.decline()));
  for (const { caseId, campaignId } of people) {
    await world.request(campaign.staff, { method: 'GET', url: `/cases/${caseId}/place` });
    await world.publish(aFact(caseClosed, { caseId, campaignId, outcome: 'with-friends-temporary' }));
  }
  await campaign.waiting();
  await world.settled();
  await database.db?.command({ profile: 0 });
  const profile = database.collection('system.profile');
  expect(await profile.countDocuments({ planSummary: /IXSCAN|IDHACK/ })).toBeGreaterThan(20);
  const walks = await profile
    .find({ planSummary: /COLLSCAN/, ns: { $not: /leases|system/ } })
    .map(({ ns, command }) => ({ ns, command: JSON.stringify(command.filter ?? command.query ?? command.q) }))
    .toArray();
  expect(walks).toEqual([]);
});
