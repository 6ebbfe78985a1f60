import { randomUUID } from 'node:crypto';
import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mongoose';
import { aKnownNeed } from '../testing/a-known-need.ts';
import { type Cases, createCases } from './cases.ts';

const campaignId = 'SK-2425';
let database: Connection;
let cases: Cases;
beforeAll(async () => {
  database = await createConnection(ownDatabaseUrl('cases')).asPromise();
  cases = createCases(database);
});
afterAll(() => database?.close());

const newCase = () => ({ caseId: randomUUID(), campaignId });
const need = (sequence: number) => aKnownNeed({ sequence });
const nothing = {
  campaignId,
  needs: [],
  answered: [],
  lostHolds: [],
  declinedAt: 0,
  closed: false,
  corrected: null,
  passed: [],
  admissions: [],
};

describe('a need that is stated', () => {
  it('is on record from then on, and known when it is stated again', async () => {
    const [ofCase, first, second] = [newCase(), need(3), need(5)];
    expect(await cases.stateNeed(ofCase, first)).toEqual({
      record: { ...nothing, needs: [first] },
      again: false,
    });
    const both = { ...nothing, needs: [first, second] };
    expect(await cases.stateNeed(ofCase, second)).toEqual({ record: both, again: false });
    expect(await cases.stateNeed(ofCase, first)).toEqual({ record: both, again: true });
    expect(await cases.find(ofCase.caseId)).toEqual(both);
  });

  it('is told what has happened to the case before', async () => {
    const [ofCase, first] = [newCase(), need(3)];
    await cases.decline(ofCase, 4);
    await cases.close(ofCase);
    await cases.admit(ofCase, 'referral');
    expect(await cases.stateNeed(ofCase, first)).toEqual({
      record: { ...nothing, needs: [first], declinedAt: 4, closed: true, admissions: ['referral'] },
      again: false,
    });
  });
});

describe('the answer to a need', () => {
  it('is noted, and nothing more is told where nothing speaks against it', async () => {
    const [ofCase, first] = [newCase(), need(3)];
    await cases.stateNeed(ofCase, first);
    expect(await cases.answerNeed(ofCase, first.needId)).toBeUndefined();
    expect(await cases.find(ofCase.caseId)).toEqual({ ...nothing, needs: [first], answered: [first.needId] });
  });

  it.each([
    ['closed', (ofCase: { caseId: string; campaignId: string }) => cases.close(ofCase)],
    ['declined', (ofCase: { caseId: string; campaignId: string }) => cases.decline(ofCase, 4)],
  ])('is noted, and told what is known, where the case was %s meanwhile', async (_, happen) => {
    const [ofCase, first] = [newCase(), need(3)];
    await cases.stateNeed(ofCase, first);
    await happen(ofCase);
    const told = await cases.answerNeed(ofCase, first.needId);
    expect(told).toMatchObject({ needs: [first], answered: [first.needId] });
    expect(told).toEqual(await cases.find(ofCase.caseId));
  });
});

describe('what else is noted of a case', () => {
  it('is the latest time that the shelter was declined, in whatever order they come', async () => {
    const [ofCase, first] = [newCase(), need(3)];
    expect(await cases.decline(ofCase, 6)).toEqual({ ...nothing, declinedAt: 6 });
    expect(await cases.decline(ofCase, 4)).toEqual({ ...nothing, declinedAt: 6 });
    await cases.stateNeed(ofCase, first);
    expect(await cases.decline(ofCase, 9)).toEqual({ ...nothing, needs: [first], declinedAt: 9 });
  });

  it('is what a bed must suit since the latest correction, which the answer to a need is told', async () => {
    const [ofCase, first] = [newCase(), need(3)];
    const men = { unit: 'men', priority: 4, onStreetSince: null } as const;
    const women = { unit: 'women', priority: 1, onStreetSince: '2020-01' } as const;
    await cases.correct(ofCase, { sequence: 6, ...men });
    const corrected = { sequence: 8, ...women };
    expect(await cases.correct(ofCase, corrected)).toEqual({ ...nothing, corrected });
    expect(await cases.correct(ofCase, { sequence: 7, ...men })).toEqual({ ...nothing, corrected });
    await cases.stateNeed(ofCase, first);
    expect(await cases.answerNeed(ofCase, first.needId)).toMatchObject({ corrected });
  });

  it('is its closing, which says whether anything was known of it', async () => {
    const [ofCase, asked] = [newCase(), newCase()];
    await cases.stateNeed(asked, need(3));
    expect(await cases.close(ofCase)).toBe('unknown');
    expect(await cases.close(ofCase)).toBe('known');
    expect(await cases.close(asked)).toBe('known');
    expect(await cases.find(ofCase.caseId)).toEqual({ ...nothing, closed: true });
  });
});
