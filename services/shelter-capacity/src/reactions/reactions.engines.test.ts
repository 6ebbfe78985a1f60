import { randomUUID } from 'node:crypto';
import { caseClosed } from '@iwaa/contracts/events/casework';
import { needIdentified } from '@iwaa/contracts/events/intake';
import { referralCompleted } from '@iwaa/contracts/events/referral';
import { aCampaignId, aDeclaration } from '@iwaa/testing/campaigns';
import { aFact } from '@iwaa/testing/facts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { night, type ShelterFixture, startShelter, toldOf } from '../testing/shelter-under-test.ts';
import { aCampaign, type Person } from '../testing/test-campaign.ts';

const threeHours = 3 * 3_600_000;
let shelter: ShelterFixture;
beforeAll(async () => {
  shelter = await startShelter();
});
afterAll(() => shelter?.close());

type Facts = Parameters<ShelterFixture['publish']>;
/** Publishes each fact when all that came of the one before it has happened. */
async function hear(...facts: Facts): Promise<void> {
  for (const fact of facts) {
    await shelter.publish(fact);
    await shelter.idle();
  }
}
const closed = ({ caseId, campaignId }: Person) =>
  aFact(caseClosed, { caseId, campaignId, outcome: 'with-friends-permanent' });
const admitted = ({ caseId, campaignId }: Person) =>
  aFact(referralCompleted, {
    caseId,
    campaignId,
    referralId: randomUUID(),
    agencyId: 'elderly-centre',
    service: 'elderly-care',
    outcome: 'admitted',
  });
/** What the service has told of a person, whatever aggregate it happened to. */
const told = (person: Person) => toldOf(shelter, person.caseId);
/** Has the person check in to the bed that is held for them, and gives the bed and the stay. */
async function settleIn(campaign: Awaited<ReturnType<typeof aCampaign>>, { caseId }: Person) {
  const bed = (await campaign.beds()).find(({ hold }) => hold?.caseId === caseId);
  const { body } = await campaign.checkIn(bed?.bedId ?? '');
  await shelter.idle();
  return { bedId: bed?.bedId ?? '', stayId: body.stayId };
}

describe('a need of shelter that is said again', () => {
  it('while the bed is held has the person wait or be given a bed when the hold lapses', async () => {
    const campaign = await aCampaign(shelter, 1);
    const [person, next] = [campaign.person(), campaign.person()];
    const time = shelter.now();
    await hear(person.need({ time }), person.need({ time }), next.need({ time }));
    shelter.pass(threeHours);
    const [bed] = await campaign.beds();
    await shelter.request(
      { role: 'service' },
      { method: 'POST', url: `/holds/${bed?.hold?.holdId}/lapse`, key: randomUUID() },
    );
    await shelter.idle();
    // The bed went to who had waited for it; the person waits from now on.
    expect((await campaign.beds())[0]?.hold?.caseId).toBe(next.caseId);
    expect(await campaign.waiting()).toEqual([person.caseId]);
  });

  it('during a stay has the person wait or be given a bed after the check-out, once', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    await hear(person.need());
    const { bedId, stayId } = await settleIn(campaign, person);
    await hear(person.need());
    await campaign.checkOut(bedId, stayId);
    await shelter.idle();
    expect((await campaign.beds())[0]?.hold?.caseId).toBe(person.caseId);
    const facts = shelter.published().filter(({ type }) => type.endsWith('checked-out.v1'));
    await hear(...facts);
    expect(told(person).filter((kind) => kind === 'bed-held')).toHaveLength(2);
  });

  it('is not answered again when its own hold lapses, or when the person went home', async () => {
    const campaign = await aCampaign(shelter, 2);
    const [late, home] = [campaign.person(), campaign.person()];
    await hear(late.need(), home.need());
    const { bedId, stayId } = await settleIn(campaign, home);
    await hear(home.need());
    const url = `/beds/${bedId}/check-out`;
    const body = { stayId, night, reason: 'to-family' };
    await shelter.request(campaign.staff, { method: 'POST', url, body, key: randomUUID() });
    shelter.pass(threeHours);
    const held = (await campaign.beds()).find(({ hold }) => hold?.caseId === late.caseId);
    await shelter.request(
      { role: 'service' },
      { method: 'POST', url: `/holds/${held?.hold?.holdId}/lapse`, key: randomUUID() },
    );
    await shelter.idle();
    expect((await campaign.beds()).map(({ state }) => state)).toEqual(['free', 'free']);
    expect(await campaign.waiting()).toEqual([]);
  });

  it('after a decline that comes to be known late keeps its place', async () => {
    const campaign = await aCampaign(shelter, 0, { women: 1 });
    const person = campaign.person();
    await hear(person.need({ sequence: 1 }), person.need({ sequence: 3 }), person.decline(2));
    expect(await campaign.waiting()).toEqual([person.caseId]);
  });
});

describe('a need of shelter', () => {
  it('is answered with a bed for as long as the campaign says', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    await hear(person.need());
    const [bed] = await campaign.beds();
    expect(bed?.hold).toMatchObject({
      caseId: person.caseId,
      lapsesAt: new Date(Date.parse(shelter.now()) + 2 * 3_600_000).toISOString(),
    });
  });

  it('waits for the declaration of its campaign where that comes later', async () => {
    const campaignId = aCampaignId();
    const need = aFact(needIdentified, {
      ...{ caseId: `${campaignId}-00001`, campaignId, needId: randomUUID() },
      ...{ kind: 'shelter', night, consent: null },
      shelter: { unit: 'men', priority: 4, onStreetSince: null },
    });
    await shelter.publish(need);
    await shelter.publish(aDeclaration(campaignId));
    await shelter.idle();
    expect(toldOf(shelter, `${campaignId}-00001`)).toEqual(['waiting-list-joined']);
  });

  it('is answered by the unit that takes the person, and waits where that is full though another has beds', async () => {
    const campaign = await aCampaign(shelter, 0, { women: 1 });
    const [man, woman] = [campaign.person(), campaign.person()];
    await hear(man.need({ unit: 'men' }), woman.need({ unit: 'women' }));
    expect(told(man)).toEqual(['waiting-list-joined']);
    expect(told(woman)).toEqual(['bed-held']);
  });

  it('that is heard of twice is answered once', async () => {
    const campaign = await aCampaign(shelter, 2);
    const person = campaign.person();
    const need = person.need();
    await hear(need, need);
    expect(told(person)).toEqual(['bed-held']);
  });

  it('that is heard of again after its hold has lapsed is not answered again', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    const need = person.need();
    await hear(need);
    shelter.pass(threeHours);
    const [bed] = await campaign.beds();
    await shelter.request({ role: 'service' }, { method: 'POST', url: `/holds/${bed?.hold?.holdId}/lapse` });
    await shelter.idle();
    await hear(need);
    expect(told(person)).toEqual(['bed-held', 'hold-lapsed']);
  });

  it('that is heard of again after the stay has ended is not answered again', async () => {
    const campaign = await aCampaign(shelter, 2);
    const person = campaign.person();
    const need = person.need();
    await hear(need);
    const { bedId, stayId } = await settleIn(campaign, person);
    await campaign.checkOut(bedId, stayId);
    await hear(need);
    expect(told(person)).toEqual(['bed-held', 'checked-in', 'checked-out']);
  });

  it('of a person who waits or has a bed already adds nothing', async () => {
    const campaign = await aCampaign(shelter, 1);
    const [holder, waiter] = [campaign.person(), campaign.person()];
    await hear(holder.need(), waiter.need(), waiter.need(), holder.need());
    expect(told(holder)).toEqual(['bed-held']);
    expect(told(waiter)).toEqual(['waiting-list-joined']);
  });

  it('that does not say what a bed must suit is put aside', async () => {
    const campaign = await aCampaign(shelter, 1);
    const { caseId, campaignId } = campaign.person();
    const data = { caseId, campaignId, needId: randomUUID(), night, consent: null } as const;
    await hear(aFact(needIdentified, { ...data, kind: 'shelter', shelter: null }));
    await hear(aFact(needIdentified, { ...data, kind: 'health', shelter: null }));
    expect(shelter.deadLetters().filter(({ key }) => key === caseId)).toHaveLength(1);
  });
});

describe('a hold that has lapsed', () => {
  it('is taken over by the next person, with nobody to end it', async () => {
    const campaign = await aCampaign(shelter, 1);
    const [late, next] = [campaign.person(), campaign.person()];
    await hear(late.need());
    shelter.pass(threeHours);
    await hear(next.need());
    expect(told(late)).toEqual(['bed-held', 'hold-lapsed']);
    expect(told(next)).toEqual(['bed-held']);
  });

  it('of the person who asks anew is ended before the new one', async () => {
    const campaign = await aCampaign(shelter, 2);
    const person = campaign.person();
    await hear(person.need());
    shelter.pass(threeHours);
    await hear(person.need());
    expect(told(person).sort()).toEqual(['bed-held', 'bed-held', 'hold-lapsed']);
    expect((await campaign.beds()).filter(({ hold }) => hold?.caseId === person.caseId)).toHaveLength(1);
  });
});

describe('a person who declines', () => {
  it('gives up the hold, and the next in the list gets the bed', async () => {
    const campaign = await aCampaign(shelter, 1);
    const [holder, waiter] = [campaign.person(), campaign.person()];
    await hear(holder.need(), waiter.need(), holder.decline());
    expect(told(holder)).toEqual(['bed-held', 'hold-released']);
    expect(told(waiter).sort()).toEqual(['bed-offered', 'waiting-list-joined', 'waiting-list-left']);
  });

  it('leaves the list', async () => {
    const campaign = await aCampaign(shelter, 0);
    const person = campaign.person();
    await hear(person.need(), person.decline());
    expect(told(person)).toEqual(['waiting-list-joined', 'waiting-list-left']);
  });

  it('gets no bed by a need that was stated before and is heard of after', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    const [need, decline] = [person.need(), person.decline()];
    await hear(decline, need);
    expect(told(person)).toEqual([]);
  });

  it('keeps the bed of a need that was stated since, when the declining is heard of late', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    const [decline, need] = [person.decline(), person.need()];
    await hear(need, decline);
    expect(told(person)).toEqual(['bed-held']);
  });

  it('keeps the bed that they sleep in', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    await hear(person.need());
    await settleIn(campaign, person);
    await hear(person.decline());
    expect(told(person)).toEqual(['bed-held', 'checked-in']);
  });
});

describe('a closed case', () => {
  it('frees the bed that was held or slept in, and leaves the list', async () => {
    const campaign = await aCampaign(shelter, 2);
    const [sleeper, holder, waiter] = [campaign.person(), campaign.person(), campaign.person()];
    await hear(sleeper.need(), holder.need(), waiter.need());
    await settleIn(campaign, sleeper);
    await hear(closed(waiter), closed(holder), closed(sleeper));
    expect(told(waiter)).toEqual(['waiting-list-joined', 'waiting-list-left']);
    expect(told(holder)).toEqual(['bed-held', 'hold-released']);
    expect(told(sleeper)).toEqual(['bed-held', 'checked-in', 'checked-out']);
    expect((await campaign.beds()).map(({ state }) => state)).toEqual(['free', 'free']);
  });

  it('gets no bed, by a need heard of again or for the first time', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    const need = person.need();
    await hear(need, closed(person), need, person.need());
    expect(told(person)).toEqual(['bed-held', 'hold-released']);
  });

  it('keeps nothing when it is closed at the very moment when a bed is held for it', async () => {
    const campaign = await aCampaign(shelter, 20);
    const people = Array.from({ length: 20 }, () => campaign.person());
    await shelter.publish(...people.flatMap((person) => [person.need(), closed(person)]));
    await shelter.idle();
    expect((await campaign.beds()).filter(({ state }) => state !== 'free')).toEqual([]);
    expect(await campaign.waiting()).toEqual([]);
  });
});

describe('a person whom an agency took in', () => {
  it('leaves the bed to the next, once: heard of again, it does not put out who has come back', async () => {
    const campaign = await aCampaign(shelter, 1);
    const [person, waiter] = [campaign.person(), campaign.person()];
    await hear(person.need(), waiter.need());
    await settleIn(campaign, person);
    const admission = admitted(person);
    await hear(admission);
    expect(told(person)).toEqual(['bed-held', 'checked-in', 'checked-out']);
    expect(told(waiter)).toContain('bed-offered');
    await hear(person.need(), admission);
    expect(told(person).at(-1)).toBe('waiting-list-joined');
  });
});

describe('a person who was corrected', () => {
  it('stands in the list, and has a bed held, as they are known now', async () => {
    const campaign = await aCampaign(shelter, 1, { women: 1 });
    const [first, second, misheard] = [campaign.person(), campaign.person(), campaign.person()];
    // Who asks in the same millisecond stands in no order.
    const asked = (ms: number) => ({ time: new Date(Date.parse(shelter.now()) + ms).toISOString() });
    await hear(first.need(asked(0)), second.need(asked(1)), misheard.need(asked(2)));
    expect(await campaign.waiting()).toEqual([second.caseId, misheard.caseId]);
    await hear(misheard.correct({ priority: 1 }));
    expect(await campaign.waiting()).toEqual([misheard.caseId, second.caseId]);
    const toWomen = misheard.correct({ unit: 'women', priority: 1 });
    await hear(toWomen, toWomen);
    const bed = (await campaign.beds()).find(({ hold }) => hold?.caseId === misheard.caseId);
    expect(bed?.bedId).toMatch(/women/);
    expect(await campaign.waiting()).toEqual([second.caseId]);
  });
});

describe('the waiting list', () => {
  it('is served to its end by a fact heard of again, where the first try broke off after the bed was held', async () => {
    const campaign = await aCampaign(shelter, 2);
    const people = [1, 2, 3, 4].map(() => campaign.person());
    const [first, second, third, fourth] = people as [Person, Person, Person, Person];
    await hear(...people.map((person) => person.need()));
    await hear(first.decline());
    const release = shelter
      .published()
      .find(
        ({ type, data }) =>
          /hold-released/.test(type) && (data as { caseId: string }).caseId === first.caseId,
      );
    // As a process leaves it that dies between the holding of the bed and the leaving of the list.
    await shelter.database
      .collection('waiting-list-entry')
      .updateOne(
        { 'state.caseId': third.caseId },
        { $set: { 'state.status': 'waiting', 'state.waitingCase': third.caseId, 'state.leftFor': null } },
      );
    await hear(second.decline());
    if (release) await hear(release);
    expect(await campaign.waiting()).toEqual([]);
    const holders = (await campaign.beds()).map(({ hold }) => hold?.caseId);
    expect(new Set(holders)).toEqual(new Set([third.caseId, fourth.caseId]));
    expect(told(third).filter((kind) => kind === 'bed-offered')).toHaveLength(1);
  });

  it('keeps a person who asked anew when the news of an earlier bed comes again', async () => {
    const campaign = await aCampaign(shelter, 1);
    const person = campaign.person();
    await hear(person.need(), person.decline());
    const held = shelter
      .published()
      .find(
        ({ type, data }) => /bed-held/.test(type) && (data as { caseId: string }).caseId === person.caseId,
      );
    await hear(campaign.person().need(), person.need());
    if (held) await hear(held);
    expect(await campaign.waiting()).toEqual([person.caseId]);
  });

  it('comes first: a bed that is freed goes to who waits, not to who has just come', async () => {
    const campaign = await aCampaign(shelter, 1);
    const [holder, waiter, newcomer] = [campaign.person(), campaign.person(), campaign.person()];
    await hear(holder.need(), waiter.need());
    await shelter.publish(holder.decline(), newcomer.need());
    await shelter.idle();
    expect((await campaign.beds())[0]?.hold?.caseId).toBe(waiter.caseId);
    expect(await campaign.waiting()).toEqual([newcomer.caseId]);
  });
});
