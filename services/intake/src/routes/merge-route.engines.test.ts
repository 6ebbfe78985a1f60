import { caseClosed } from '@iwaa/contracts/events/casework';
import { personsMerged } from '@iwaa/contracts/events/intake';
import { bedHeld } from '@iwaa/contracts/events/shelter-capacity';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  meet,
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
  roundId = await startRound(intake);
});
afterAll(() => intake?.close());

/** A number that the people of one test share, and nobody else. */
let telephone = '';
let number = 0;
beforeEach(() => {
  number += 1;
  telephone = `06617749${String(number).padStart(2, '0')}`;
});

interface Met {
  personId: string;
  caseId: string;
}

async function met(body: object = {}): Promise<Met> {
  const person = { identity: { telephone }, profile };
  return (await meet(intake, roundId, { person, ...body })).body;
}
const post = (url: string, body: object = {}, asker: Asker = socialWorker) =>
  intake.request(asker, { method: 'POST', url, body });
const read = async (personId: string) =>
  (await intake.request(socialWorker, { method: 'GET', url: `/persons/${personId}` })).body;
const merge = (duplicateId: string, asker: Asker = socialWorker) =>
  post(`/duplicates/${duplicateId}/same`, {}, asker);

/** The ids of the pairs that are suggested of a person, once there are so many. */
async function pairsOf({ personId }: Met, count = 1): Promise<string[]> {
  return eventually(async () => {
    const url = `/duplicates?personId=${personId}`;
    const { items } = (await intake.request(socialWorker, { method: 'GET', url })).body;
    expect(items).toHaveLength(count);
    return items.map(({ duplicateId }: { duplicateId: string }) => duplicateId);
  });
}
const pairOf = async (one: Met) => (await pairsOf(one))[0] ?? '';
const factsOf = ({ personId }: Met) =>
  intake
    .published()
    .filter(({ subject }) => subject === `person/${personId}`)
    .sort((one, other) => one.sequence - other.sequence);
const kindsOf = (one: Met) => factsOf(one).map(({ type }) => type.split('.')[2]);

describe('two people who are the same', () => {
  it('are one from then on: the longer known goes on, with what the other one needed and agreed to', async () => {
    const one = await met({ needs: ['health'], consents: [{ purpose: 'mediation' }] });
    const other = await met({
      needs: ['health', 'shelter', 'family-mediation'],
      consents: [{ purpose: 'mediation' }, { purpose: 'referral' }],
      note: 'asked after the brother',
    });
    const duplicateId = await pairOf(one);
    for (const asker of [team, committee]) expect((await merge(duplicateId, asker)).status).toBe(403);
    const answer = { duplicateId, mergedPersonId: other.personId, survivingPersonId: one.personId };
    for (const _ of ['pressed', 'and again'])
      expect(await merge(duplicateId)).toMatchObject({ status: 200, body: answer });
    expect(await read(one.personId)).toMatchObject({
      ...{ caseId: one.caseId, merged: [other.personId], mergedInto: null },
      consents: [{ purpose: 'mediation' }, { purpose: 'referral' }],
    });
    expect(await read(other.personId)).toMatchObject({
      ...{ caseId: null, previousCaseIds: [other.caseId], mergedInto: one.personId, merged: [] },
      notes: [{ text: 'asked after the brother' }],
    });
    await pairsOf(one, 0);
    await eventually(() =>
      expect(kindsOf(one).slice(-4)).toEqual([
        'duplicate-taken-in',
        'consent-given',
        'need-identified',
        'need-identified',
      ]),
    );
    const stated = factsOf(one).filter(({ type }) => type.includes('need-identified'));
    expect(stated.map(({ data }) => (data as { kind: string }).kind)).toEqual([
      'health',
      'shelter',
      'family-mediation',
    ]);
    expect(factsOf(other).at(-1)).toMatchObject({
      type: 'iwaa.intake.person-merged.v1',
      data: { caseId: other.caseId, survivingPersonId: one.personId, survivingCaseId: one.caseId },
    });
  });

  it('go on as the one for whom a bed is held, and are not merged where both have one', async () => {
    const [one, other] = [await met(), await met()];
    const duplicateId = await pairOf(one);
    const held = (caseId: string, bed: string) =>
      aFact(bedHeld, {
        ...{ bedId: `centre.men-${bed}`, centreId: 'centre', provinceId, holdId: crypto.randomUUID() },
        ...{ caseId, campaignId, needId: crypto.randomUUID(), night: '2024-12-12' },
        lapsesAt: '2024-12-12T23:00:00.000Z',
      });
    const isKnown = (caseId: string) =>
      eventually(async () => {
        const asker = { role: 'shelter-staff', centres: ['centre'] } as const;
        const url = `/cases/${caseId}/called-by`;
        expect((await intake.request(asker, { method: 'GET', url })).status).toBe(200);
      });
    await intake.publish(held(other.caseId, '001'));
    await isKnown(other.caseId);
    const third = await met();
    const pairs = await pairsOf(third, 2);
    await intake.publish(held(third.caseId, '002'));
    await isKnown(third.caseId);
    const answers = await Promise.all(pairs.map((pair) => merge(pair)));
    expect(answers.map(({ status, body }) => [status, body.code]).toSorted()).toEqual([
      [200, undefined],
      [409, 'both-have-a-bed'],
    ]);
    // The one without a bed was merged with one that has: what is left is that one and the other one with a bed.
    expect(await merge(duplicateId)).toMatchObject({ status: 409, body: { code: 'person-merged' } });
    expect(await read(one.personId)).toMatchObject({ mergedInto: third.personId });
  });

  it('are one person to a phone that does not know of it yet, and to others by name', async () => {
    const [one, other] = [await met(), await met()];
    await merge(await pairOf(one));
    const again = await meet(intake, roundId, { person: { personId: other.personId }, needs: ['shelter'] });
    expect(again).toMatchObject({ status: 201, body: { personId: one.personId, caseId: one.caseId } });
    const url = `/persons/${other.personId}`;
    for (const refusedBy of [
      await post(`${url}/consents`, { purpose: 'mediation' }),
      await post(`${url}/listening-sessions`, { night: '2024-12-12' }),
      await post(`${url}/corrections`, { reason: 'misheard', identity: { nickname: 'Said' } }),
    ])
      expect(refusedBy).toMatchObject({
        status: 409,
        body: { code: 'person-merged', detail: expect.stringContaining(one.personId) },
      });
  });

  it('go on as the one whose case is open, where the other one was closed', async () => {
    const [one, other] = [await met(), await met({ needs: ['health'] })];
    const duplicateId = await pairOf(one);
    await intake.publish(aFact(caseClosed, { caseId: one.caseId, campaignId, outcome: 'lost-contact' }));
    await eventually(async () => expect(await read(one.personId)).toMatchObject({ caseId: null }));
    expect((await merge(duplicateId)).body).toMatchObject({ survivingPersonId: other.personId });
    expect(await read(other.personId)).toMatchObject({ caseId: other.caseId, merged: [one.personId] });
    expect(await read(one.personId)).toMatchObject({ mergedInto: other.personId });
  });
});

describe('a merge in the middle of something else', () => {
  it('has one outcome when two that cross each other, and a contact, come at once, again and again', async () => {
    const people = [await met(), await met(), await met()];
    const [first] = people as [Met, Met, Met];
    await pairsOf(first, 2);
    const pairs = new Set((await Promise.all(people.map((one) => pairsOf(one, 2)))).flat());
    const answers = await Promise.all([
      ...[...pairs, ...pairs].map((pair) => merge(pair)),
      ...people.map(({ personId }) => meet(intake, roundId, { person: { personId }, needs: ['shelter'] })),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201, 409]));
    const known = await eventually(async () => {
      const found = await Promise.all(people.map(({ personId }) => read(personId)));
      expect(found.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1);
      return found;
    });
    const survivor = known.find(({ mergedInto }) => mergedInto === null);
    expect(known.filter(({ caseId }) => caseId !== null)).toEqual([survivor]);
    const needs = (personId: string) =>
      factsOf({ personId, caseId: '' }).filter(({ type }) => type.includes('need-identified'));
    await eventually(() => expect(needs(survivor.personId).length).toBeGreaterThan(0));
    expect(intake.deadLetters()).toEqual([]);
  });

  it('is carried through by its fact alone, where the process that decided it died before it had', async () => {
    const [one, other] = [await met(), await met({ needs: ['health'] })];
    const duplicateId = await pairOf(one);
    const [mergedPersonId, survivingPersonId] = [other.personId, one.personId];
    const decided = aFact(personsMerged, { duplicateId, provinceId, mergedPersonId, survivingPersonId });
    await intake.publish(decided, decided);
    await eventually(async () =>
      expect(await read(one.personId)).toMatchObject({ merged: [other.personId], caseId: one.caseId }),
    );
    await pairsOf(one, 0);
    const stated = () => factsOf(one).filter(({ type }) => type.includes('need-identified'));
    await eventually(() => expect(stated()).toHaveLength(1));
    expect(kindsOf(other).filter((kind) => kind === 'person-merged')).toHaveLength(1);
  });

  it('has one outcome with a closing of the case that ends', async () => {
    const [one, other] = [await met(), await met({ needs: ['health'] })];
    const duplicateId = await pairOf(one);
    const closing = aFact(caseClosed, { caseId: other.caseId, campaignId, outcome: 'lost-contact' });
    const [, merged] = await Promise.all([intake.publish(closing, closing), merge(duplicateId)]);
    expect(merged.status).toBe(200);
    const last = await met();
    await intake.publish(aFact(caseClosed, { caseId: last.caseId, campaignId, outcome: 'lost-contact' }));
    await eventually(async () => expect(await read(last.personId)).toMatchObject({ caseId: null }));
    expect(await read(other.personId)).toMatchObject({ caseId: null, previousCaseIds: [other.caseId] });
    expect(await read(one.personId)).toMatchObject({ caseId: one.caseId });
    expect(intake.deadLetters()).toEqual([]);
  });
});
