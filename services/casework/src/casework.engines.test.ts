import { randomUUID } from 'node:crypto';
import { aCampaignId, aDeclaration } from '@iwaa/testing/campaigns';
import { eventually } from '@iwaa/testing/eventually';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { aCase, publication, startCasework } from './testing/casework-under-test.ts';
import { type OwnersDoor, openOwnersDoor } from './testing/owners-door.ts';
import { referenceCase, type ToldCase } from './testing/told-case.ts';

const campaignId = aCampaignId();
const hasty = aCampaignId();
const committee: Asker = { role: 'committee', campaigns: [campaignId, hasty] };
let casework: TestService;
let owners: OwnersDoor;
let temporal: Client;

beforeAll(async () => {
  owners = await openOwnersDoor();
  casework = await startCasework(owners.url);
  const { address, namespace } = casework.addresses.temporal;
  temporal = new Client({ connection: await Connection.connect({ address }), namespace });
  await casework.publish(
    aDeclaration(campaignId),
    aDeclaration(hasty, { deadlines: { referralAnswer: 'PT1S', waitingForBed: 'PT1S' } }),
  );
});
afterAll(async () => {
  await casework?.close();
  await temporal?.connection.close();
  await owners?.close();
});

async function view(caseId: string) {
  const { status, body } = await casework.request(committee, { method: 'GET', url: `/cases/${caseId}` });
  return status === 200 ? body : undefined;
}

async function publish(told: ToldCase): Promise<void> {
  await casework.publish(...publication(told));
}

function close(caseId: string, key = randomUUID(), outcome = 'lost-contact') {
  return casework.request(committee, {
    method: 'POST',
    url: `/cases/${caseId}/closure`,
    body: { outcome },
    key,
  });
}

/** Waits until a case is followed, and gives its workflow. */
async function followed(caseId: string) {
  return eventually(() => temporal.workflow.getHandle(caseId).describe());
}

describe('facts become a case', () => {
  test('that the record and the workflow tell the same of', async () => {
    const told = aCase(campaignId).opened().met().consented().needs('shelter').held().checkedIn().referred();
    const { caseId } = told;
    await publish(told);
    const shown = await eventually(async () => {
      const now = await view(caseId);
      expect(now).toMatchObject({ milestone: 'sheltered', whereabouts: 'shelter', contacts: 1 });
      expect(now.lastFactAt).toBe(
        (await temporal.workflow.getHandle(caseId).query<{ lastFactAt: string }>('view')).lastFactAt,
      );
      return now;
    });
    expect(await temporal.workflow.getHandle(caseId).query('view')).toMatchObject(shown);
  });

  test('that closes by itself at the end of the way home, and says so', async () => {
    const { caseId, facts } = referenceCase(aCase(campaignId).caseId, new Date().toISOString());
    const known = facts.filter(({ type }) => type.startsWith('iwaa.intake.')).at(-1)?.sequence;
    await casework.publish(...publication(Object.assign(aCase(campaignId), { caseId, facts })));
    await eventually(async () => expect(await view(caseId)).toMatchObject({ status: 'closed' }));
    const closing = await eventually(() => {
      const closed = casework.published().find(({ type, data }) => {
        return type === 'iwaa.casework.case-closed.v1' && (data as { caseId: string }).caseId === caseId;
      });
      expect(closed).toBeDefined();
      return closed;
    });
    expect(closing?.data).toEqual({
      ...{ caseId, campaignId, outcome: 'reintegrated-permanent' },
      intakeSequence: known,
    });
  });

  test('however often they are told', async () => {
    const told = aCase(campaignId).opened().met();
    const facts = publication(told);
    await casework.publish(...facts, ...facts);
    await casework.publish(...facts);
    await eventually(async () => expect(await view(told.caseId)).toBeDefined());
    await publish(told.met(2));
    await eventually(async () => expect(await view(told.caseId)).toMatchObject({ contacts: 2 }));
  });

  test('also where they come before the declaration of their campaign', async () => {
    const late = aCampaignId();
    const told = aCase(late).opened().met();
    await publish(told);
    await casework.publish(aDeclaration(late));
    await followed(told.caseId);
  });
});

describe('a case that is closed', () => {
  test('is started again by no fact; what comes late is kept on the record', async () => {
    const told = aCase(campaignId).opened().met();
    await publish(told);
    const { caseId } = told;
    await followed(caseId);
    await eventually(async () => expect((await close(caseId)).status).toBe(200));
    const { runId } = await followed(caseId);
    told.wait(Date.now() + 1000 - Date.parse(told.now));
    await publish(told.met(2));
    await eventually(async () =>
      expect(await view(caseId)).toMatchObject({
        status: 'closed',
        outcome: 'lost-contact',
        lateFacts: 1,
        contacts: 1,
      }),
    );
    expect((await followed(caseId)).runId).toBe(runId);
  });

  test('stays closed when Temporal has forgotten it, because the record is asked first', async () => {
    const told = aCase(campaignId).opened().met();
    const { caseId } = told;
    // Deleting takes Temporal half a minute; a record of a case that it never had says the same.
    await casework.database
      .collection<{ _id: string; version: number; state: object; closedAt: Date }>('case')
      .insertOne({
        _id: caseId,
        version: 1,
        state: { campaignId, outcome: 'lost-contact', missed: [], extensions: [] },
        closedAt: new Date(Date.parse(told.facts[0]?.time ?? '') - 1000),
      });
    const another = aCase(campaignId).opened().met();
    await publish(told);
    await publish(another);
    await followed(another.caseId);
    await eventually(async () =>
      expect(await view(caseId)).toMatchObject({ status: 'closed', lateFacts: 2 }),
    );
    await expect(temporal.workflow.getHandle(caseId).describe()).rejects.toThrow();
  });
});

describe('the committee', () => {
  test('closes a case once; the same command again is answered the same', async () => {
    const told = aCase(campaignId).opened().met();
    await publish(told);
    const { caseId } = told;
    await followed(caseId);
    const key = randomUUID();
    await eventually(async () => {
      expect(await close(caseId, key)).toMatchObject({ status: 200, body: { caseId, status: 'closed' } });
    });
    expect(await close(caseId, key)).toMatchObject({ status: 200, body: { caseId, status: 'closed' } });
    expect(await close(caseId)).toMatchObject({ status: 409, body: { code: 'case-closed' } });
    expect(await close(caseId, key, 'hospital')).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  test('gives more time after a deadline was missed, and the case asks for attention no more', async () => {
    const told = aCase(hasty).opened().met().needs('shelter', true).waits();
    const { caseId } = told;
    await publish(told);
    await eventually(async () =>
      expect(await view(caseId)).toMatchObject({ attention: ['waiting-too-long'], status: 'open' }),
    );
    const asked = owners.heard.filter(({ path, body }) => path === '/referrals' && body.caseId === caseId);
    expect(asked.map(({ body }) => body)).toEqual([
      { caseId, campaignId: hasty, needId: told.id('need-shelter'), service: 'shelter', night: '2024-12-12' },
    ]);
    expect(asked[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Bearer ey/),
      'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const extension = await casework.request(committee, {
      method: 'POST',
      url: `/cases/${caseId}/deadline-extensions`,
      body: { deadline: 'waitingForBed', until },
    });
    expect(extension).toMatchObject({ status: 200, body: { caseId, status: 'open' } });
    await eventually(async () => expect(await view(caseId)).toMatchObject({ attention: [] }));
    const notRunning = await casework.request(committee, {
      method: 'POST',
      url: `/cases/${caseId}/deadline-extensions`,
      body: { deadline: 'bedHold', until },
    });
    expect(notRunning).toMatchObject({ status: 409, body: { code: 'deadline-not-running' } });
  });

  test('finds its own cases and no others', async () => {
    const told = aCase(hasty).opened().met().held(1, 1);
    const { caseId } = told;
    await publish(told);
    await eventually(async () => {
      const { body } = await casework.request(committee, {
        method: 'GET',
        url: '/cases?attention=bed-hold-lapsed&limit=1000',
      });
      expect(body.cases.map((found: { caseId: string }) => found.caseId)).toContain(caseId);
    });
    const stranger: Asker = { role: 'committee', campaigns: [campaignId] };
    expect((await casework.request(stranger, { method: 'GET', url: `/cases/${caseId}` })).status).toBe(404);
    const { body } = await casework.request(stranger, { method: 'GET', url: '/cases?limit=1000' });
    expect(body.cases.map((found: { campaignId: string }) => found.campaignId)).not.toContain(hasty);
    const one = await casework.request(committee, { method: 'GET', url: '/cases?limit=1' });
    expect(one.body).toMatchObject({ cases: [{}], next: one.body.cases[0].caseId });
  });
});

test('an owner that is busy is asked again with the same key, until it answers', async () => {
  owners.answers.push({ status: 503, body: { code: 'unavailable' } });
  const told = aCase(campaignId).opened().met().held(7, 1);
  await publish(told);
  const holdPath = `/holds/${told.id('hold-7')}/lapse`;
  const keys = await eventually(() => {
    const heard = owners.heard.filter(({ path }) => path === holdPath);
    expect(heard).toHaveLength(2);
    return heard.map(({ headers }) => headers['idempotency-key']);
  });
  expect(new Set(keys).size).toBe(1);
});

test('what was told while casework was away is not lost', async () => {
  const told = aCase(campaignId).opened().met();
  await publish(told);
  await followed(told.caseId);
  await publish(told.met(2));
  await casework.restart();
  await eventually(async () => expect(await view(told.caseId)).toMatchObject({ contacts: 2 }));
  await eventually(async () =>
    expect(await temporal.workflow.getHandle(told.caseId).query('view')).toMatchObject({ contacts: 2 }),
  );
});
