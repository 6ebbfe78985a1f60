import { randomUUID } from 'node:crypto';
import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mongoose';
import type { AnsweredNeed } from '../domain/known-case.ts';
import { aConsent } from '../testing/a-consent.ts';
import { type Cases, createCases } from './cases.ts';

let database: Connection;
let cases: Cases;
beforeAll(async () => {
  database = await createConnection(ownDatabaseUrl('cases')).asPromise();
  cases = createCases(database);
});
afterAll(() => database?.close());

const statedAt = '2024-12-16T20:00:00.000Z';
const need = (): AnsweredNeed => ({ needId: randomUUID(), kind: 'family', statedAt });

describe('the answer to a need', () => {
  it('is noted once, for a case that nothing was known of too, which is open', async () => {
    const [caseId, first, second] = [randomUUID(), need(), need()];
    for (const each of [first, second, first]) expect(await cases.answerNeed(caseId, each)).toBe('open');
    expect((await cases.find(caseId)).needs).toEqual([first, second]);
  });

  it('is noted for a closed case as well, and told that it is closed', async () => {
    const [caseId, late, consent] = [randomUUID(), need(), aConsent()];
    await cases.consentGiven(caseId, consent);
    await cases.close(caseId);
    expect(await cases.answerNeed(caseId, late)).toBe('closed');
    expect(await cases.find(caseId)).toMatchObject({
      closed: true,
      needs: [late],
      consents: { given: [consent], withdrawn: [] },
    });
  });
});
