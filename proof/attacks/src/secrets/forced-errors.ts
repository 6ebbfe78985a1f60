import { randomUUID } from 'node:crypto';
import { databaseOf } from '@iwaa/contracts/topology';
import mongoose from 'mongoose';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { type Answer, type Request, shortly } from '../http/ask.ts';
import { profile } from '../http/routes.ts';
import { plantedIdentity } from './planted.ts';

/** A refusal or a fault that was made to happen with the mark in the request. */
export interface ForcedError {
  readonly name: string;
  readonly answer: Answer;
}

/** Errors of form and of rules: each field with the mark in a form that it must not have. */
export async function forceRefusals(fixture: Fixture, mark: string): Promise<ForcedError[]> {
  const { other: side } = fixture;
  const team = actorOf('street-team', side);
  const identity = plantedIdentity(mark);
  const path = `/rounds/${side.roundId}/contacts`;
  const right = { person: { identity, profile }, place: 'bus-station', note: mark };
  const of = (changed: object) => ({ ...right, person: { identity: { ...identity, ...changed }, profile } });
  const bodies: Record<string, object> = {
    'a note that is too long': { ...right, note: mark.repeat(200) },
    'a name that is too long': of({ name: mark.repeat(20) }),
    'a date that is a name': of({ bornOn: mark }),
    'papers of a kind that is a name': of({ papers: { kind: mark, number: mark } }),
    'papers that are text': of({ papers: mark }),
    'a name with NUL': of({ name: `${mark}\0` }),
    'a field of a person that is a name': of({ [mark]: mark }),
    'a place that is a name': { ...right, place: `Ba ${mark}` },
    'a need that is a name': { ...right, needs: [mark] },
    'a person that is a name': { ...right, person: { personId: mark } },
    'a field that is a name': { ...right, [mark]: mark },
    'a consent of the past': { ...right, consents: [{ purpose: 'referral', until: '2020-01-01T00:00:00Z' }] },
    'a need both stated and declined': { ...right, needs: ['health'], declined: ['health'] },
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const requests: Record<string, Request> = {
    ...Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, { path, body }])),
    'JSON that breaks off': { path, raw: `{"note":"${mark}`, method: 'POST' },
    'a form': { path, raw: `note=${mark}`, method: 'POST', headers: form },
    'a key that was used before': { path, body: right, key: await usedKey(fixture) },
  };
  const forced: ForcedError[] = [];
  for (const [name, request] of Object.entries(requests))
    forced.push({ name, answer: await fixture.ask('intake', team, request) });
  return forced;
}

async function usedKey(fixture: Fixture): Promise<string> {
  const { other: side } = fixture;
  const key = randomUUID();
  await fixture.ask('intake', actorOf('street-team', side), {
    path: `/rounds/${side.roundId}/contacts`,
    key,
    body: { person: { personId: side.personId }, place: 'bus-station' },
  });
  return key;
}

const mostDrawnAhead = 100;

/** Faults of our own, made by spoiling the database behind intake's back for a moment: E11000, and a broken seal. */
export async function forceFaults(fixture: Fixture, mark: string, personId: string): Promise<ForcedError[]> {
  const { other: side, platform } = fixture;
  const client = new mongoose.mongo.MongoClient(platform.addresses.engines.mongo.url);
  const meet = (): Promise<Answer> =>
    fixture.ask('intake', actorOf('street-team', side), {
      path: `/rounds/${side.roundId}/contacts`,
      body: { person: { identity: plantedIdentity(mark), profile }, place: 'bus-station', note: mark },
    });
  /** Codes that were reserved before are used up before a change of the counter shows. */
  async function meetUntil(isWanted: (status: number) => boolean): Promise<Answer> {
    let answer = await meet();
    for (let met = 1; !isWanted(answer.status) && met < mostDrawnAhead; met += 1) answer = await meet();
    return answer;
  }
  try {
    const database = client.db(databaseOf('intake', 'iwaa'));
    const counters = database.collection<{ _id: string; last: number }>('case-counter');
    const before = await counters.findOne({ _id: side.campaignId });
    await counters.updateOne({ _id: side.campaignId }, { $set: { last: 0 } });
    const duplicate = await meetUntil((status) => status >= 400);
    await counters.updateOne({ _id: side.campaignId }, { $set: { last: (before?.last ?? 0) + 1000 } });
    await meetUntil((status) => status < 400);
    const persons = database.collection<{ _id: string; sealed: { profile: string } }>('person');
    const sealed = (await persons.findOne({ _id: personId }))?.sealed.profile ?? '';
    await persons.updateOne({ _id: personId }, { $set: { 'sealed.profile': sealed.slice(0, -4) } });
    const broken = await fixture.ask('intake', actorOf('social-worker', side), {
      path: `/persons/${personId}`,
    });
    await persons.updateOne({ _id: personId }, { $set: { 'sealed.profile': sealed } });
    return [
      { name: 'a duplicate key (E11000)', answer: duplicate },
      { name: 'a seal that is broken', answer: broken },
    ];
  } finally {
    await client.close();
  }
}

/** The requests that were taken instead of refused: they would prove nothing. */
export function notForced(forced: readonly ForcedError[]): string[] {
  return forced
    .filter(({ answer }) => answer.status < 400)
    .map(({ name, answer }) => `${name}: ${shortly(answer)}`);
}
