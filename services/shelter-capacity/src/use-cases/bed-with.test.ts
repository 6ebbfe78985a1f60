import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { expect, it } from '@jest/globals';
import { type Bed, evolve, newBed } from '../domain/bed.ts';
import { bedWith } from './bed-with.ts';

const scope: ActorScope = { includes: () => true, filter: () => ({}) };
const ofBed = { bedId: 'SK-1/men/001', centreId: 'SK-1', provinceId: 'sidi-kacem' };
const free = evolve(newBed, { type: 'iwaa.shelter-capacity.bed-added.v1', data: { ...ofBed, unit: 'men' } });
const heldBy = (holdId: string): Bed =>
  evolve(free, {
    type: 'iwaa.shelter-capacity.bed-held.v1',
    data: {
      ...{ ...ofBed, holdId, caseId: 'SK-2425-00001', campaignId: 'SK-2425', needId: holdId },
      ...{ night: '2024-12-12', lapsesAt: '2024-12-12T23:00:00.000Z' },
    },
  });

/** A bed of which this process knows one thing, and the database another. */
function bedsWhere({ known, stored }: { known: Bed | undefined; stored: Bed | undefined }) {
  const asked: string[] = [];
  const of = (bed: Bed | undefined) =>
    bed && ({ _id: ofBed.bedId, version: 1, state: bed } as StoredAggregate<Bed>);
  return {
    asked,
    lastKnown: async () => of(known),
    find: async () => {
      asked.push('database');
      return of(stored);
    },
  };
}
const findHold = (beds: ReturnType<typeof bedsWhere>) =>
  bedWith(beds, scope, ofBed.bedId, ({ hold }) => hold?.holdId === 'mine');

it('is the bed as this process knows it where the hold is in that', async () => {
  const beds = bedsWhere({ known: heldBy('mine'), stored: heldBy('mine') });
  expect((await findHold(beds))?.hold?.holdId).toBe('mine');
  expect(beds.asked).toEqual([]);
});

it.each([
  ['another process has held it since', heldBy('older'), heldBy('mine'), 'mine'],
  ['another hold is there', heldBy('older'), heldBy('older'), 'older'],
  ['nobody has it', free, free, undefined],
  ['it is not within the scope', undefined, undefined, undefined],
  ['it was not added yet', newBed, newBed, undefined],
])('is the bed as it is stored where %s', async (_, known, stored, holdId) => {
  const beds = bedsWhere({ known, stored });
  expect((await findHold(beds))?.hold?.holdId).toBe(holdId);
  expect(beds.asked).toEqual(['database']);
});
