import { randomUUID } from 'node:crypto';
import type { CaseView } from '@iwaa/contracts/http/casework';
import { aCampaignId, aChangeOf, aDeclaration } from '@iwaa/testing/campaigns';
import { eventually } from '@iwaa/testing/eventually';
import { pagesOf } from '@iwaa/testing/pages';
import type { Asker, TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { CaseFixture, referenceCase } from './testing/case-fixture.ts';
import { aCase, publication, startCasework } from './testing/casework-under-test.ts';
import { type StubOwners, startStubOwners } from './testing/stub-owners.ts';

const campaignId = aCampaignId();
const hasty = aCampaignId();
const committee: Asker = { role: 'committee', campaigns: [campaignId, hasty] };
let casework: TestService;
let owners: StubOwners;
let temporal: Client;

beforeAll(async () => {
  owners = await startStubOwners();
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

function caseOf(caseId: string, asker: Asker) {
  return casework.request(asker, { method: 'GET', url: `/cases/${caseId}` });
}

async function view(caseId: string) {
  const { status, body } = await caseOf(caseId, committee);
  return status === 200 ? body : undefined;
}

async function publish(fixture: CaseFixture): Promise<void> {
  await casework.publish(...publication(fixture));
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
    const fixture = aCase(campaignId)
      .opened()
      .met()
      .consented()
      .needs('shelter')
      .held()
      .checkedIn()
      .referred();
    const { caseId } = fixture;
    await publish(fixture);
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

  test('that closes as a duplicate where the person was recorded twice, and names the case that goes on', async () => {
    const fixture = aCase(campaignId).opened().met();
    await publish(fixture.held().merged('SK-2425-00007'));
    const { caseId } = fixture;
    await eventually(async () =>
      expect(await view(caseId)).toMatchObject({ status: 'closed', outcome: 'duplicate' }),
    );
    const timeline = await casework.request(committee, { method: 'GET', url: `/cases/${caseId}/timeline` });
    expect(timeline.body.items).toContainEqual(
      expect.objectContaining({
        type: 'iwaa.intake.person-merged.v1',
        details: { survivingCaseId: 'SK-2425-00007' },
      }),
    );
  });

  test('however often they are delivered', async () => {
    const fixture = aCase(campaignId).opened().met();
    const facts = publication(fixture);
    await casework.publish(...facts, ...facts);
    await casework.publish(...facts);
    await eventually(async () => expect(await view(fixture.caseId)).toBeDefined());
    await publish(fixture.met(2));
    await eventually(async () => expect(await view(fixture.caseId)).toMatchObject({ contacts: 2 }));
  });

  test('also where they come before the declaration of their campaign', async () => {
    const late = aCampaignId();
    const fixture = aCase(late).opened().met();
    await publish(fixture);
    const other = aCase(campaignId).opened().met();
    await publish(other);
    // Nobody waits for the campaign of somebody else.
    await followed(other.caseId);
    expect(await view(fixture.caseId)).toBeUndefined();
    await casework.publish(aDeclaration(late));
    await followed(fixture.caseId);
    await eventually(async () =>
      expect((await caseOf(fixture.caseId, { role: 'committee', campaigns: [late] })).body).toMatchObject({
        contacts: 1,
      }),
    );
  });

  test('only when intake has opened it: what other services tell before waits for that', async () => {
    const fixture = aCase(campaignId).referred().needs('shelter').held();
    const { caseId } = fixture;
    await publish(fixture);
    const marker = aCase(campaignId).opened().met();
    await publish(marker);
    await followed(marker.caseId);
    await eventually(async () => expect(await view(marker.caseId)).toMatchObject({ contacts: 1 }));
    await expect(temporal.workflow.getHandle(caseId).describe()).rejects.toThrow();
    expect(await view(caseId)).toBeUndefined();
    const { body } = await casework.request(committee, { method: 'GET', url: '/cases?limit=1000' });
    expect(body.items.map((found: { caseId: string }) => found.caseId)).not.toContain(caseId);
    expect(await close(caseId)).toMatchObject({ status: 404 });

    const opened = Object.assign(aCase(campaignId), {
      caseId,
      facts: new CaseFixture(caseId, fixture.now).opened().facts,
    });
    opened.facts.splice(0, 1, ...opened.facts.map((fact) => ({ ...fact, sequence: 7 })));
    await publish(opened);
    await followed(caseId);
    await eventually(async () => {
      expect(await view(caseId)).toMatchObject({ whereabouts: 'bed-held', needs: ['shelter'] });
      expect(await temporal.workflow.getHandle(caseId).query('view')).toMatchObject(await view(caseId));
    });
  });
});

describe('the timeline of a case', () => {
  const timelineOf = (caseId: string, asker: Asker) =>
    casework.request(asker, { method: 'GET', url: `/cases/${caseId}/timeline?limit=1000` });

  test('tells what happened, first to last, once each, however the facts were delivered', async () => {
    const fixture = aCase(campaignId, new Date(Date.now() - 3_600_000).toISOString())
      .opened()
      .met()
      .needs('shelter')
      .held()
      .checkedIn()
      .checkedOut(1, 'to-family');
    const { caseId } = fixture;
    const facts = publication(fixture);
    await casework.publish(...facts.toReversed(), ...facts);
    const kinds = facts.map(({ type }) => type);
    await eventually(async () => {
      const { items } = (await timelineOf(caseId, committee)).body;
      expect(items.map(({ type }: { type: string }) => type)).toEqual(kinds);
    });
    const { items } = (await timelineOf(caseId, committee)).body;
    expect(items.at(-1)).toEqual({
      type: 'iwaa.shelter-capacity.checked-out.v1',
      at: facts.at(-1)?.time,
      by: 'service',
      details: { centreId: 'sidi-kacem-centre', night: '2024-12-12', reason: 'to-family' },
    });
    await casework.publish(...facts);
    const marker = aCase(campaignId).opened().met();
    await publish(marker);
    await eventually(async () => expect(await view(marker.caseId)).toBeDefined());
    expect(await pagesOf(casework, committee, `/cases/${caseId}/timeline`)).toEqual(items);
  });

  test('keeps facts of one instant in the order in which they happened to one thing', async () => {
    const fixture = new CaseFixture(aCase(campaignId).caseId, new Date().toISOString(), 0);
    for (const kind of ['shelter', 'health', 'elderly-care', 'aid', 'womens-space'] as const)
      (fixture.facts.length === 0 ? fixture.opened().met() : fixture).needs(kind);
    const { caseId } = fixture;
    const kinds = fixture.facts.slice(2).map(({ data }) => (data as { kind: string }).kind);
    await publish(fixture);
    await eventually(async () => {
      const { items } = (await timelineOf(caseId, committee)).body;
      expect(items.slice(2).map(({ details }: { details: { kind: string } }) => details.kind)).toEqual(kinds);
    });
  });

  test('is not found by those who may not read the case, nor before there is one', async () => {
    const fixture = aCase(campaignId).opened().met();
    const { caseId } = fixture;
    expect((await timelineOf(caseId, committee)).status).toBe(404);
    await publish(fixture);
    await eventually(async () => expect((await timelineOf(caseId, committee)).status).toBe(200));
    const stranger: Asker = { role: 'social-worker', campaigns: [hasty] };
    expect((await timelineOf(caseId, stranger)).status).toBe(404);
    expect((await timelineOf(caseId, { role: 'street-team', campaigns: [campaignId] })).status).toBe(403);
  });
});

describe('the run that follows a case', () => {
  const runOf = (caseId: string, asker: Asker) =>
    casework.request(asker, { method: 'GET', url: `/cases/${caseId}/workflow` });

  test('is told to those who may steer the case, also after its end', async () => {
    const fixture = aCase(campaignId).opened().met();
    const { caseId } = fixture;
    await publish(fixture);
    const { runId } = await followed(caseId);
    await eventually(async () =>
      expect(await runOf(caseId, committee)).toMatchObject({ status: 200, body: { runId } }),
    );
    await eventually(async () => expect((await close(caseId)).status).toBe(200));
    expect((await runOf(caseId, committee)).body).toEqual({ runId });
    const stranger: Asker = { role: 'committee', campaigns: [aCampaignId()] };
    expect((await runOf(caseId, stranger)).status).toBe(404);
    expect((await runOf(caseId, { role: 'social-worker', campaigns: [campaignId] })).status).toBe(403);
  });
});

describe('a case that is closed', () => {
  test('is started again by no fact; what comes late is kept on the record', async () => {
    const fixture = aCase(campaignId).opened().met();
    await publish(fixture);
    const { caseId } = fixture;
    await followed(caseId);
    await eventually(async () => expect((await close(caseId)).status).toBe(200));
    const { runId } = await followed(caseId);
    fixture.wait(Date.now() + 1000 - Date.parse(fixture.now));
    await publish(fixture.met(2));
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
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const fixture = aCase(campaignId, anHourAgo).opened().met();
    const { caseId } = fixture;
    // Deleting takes Temporal half a minute; a record of a case that it never had says the same.
    await casework.database
      .collection<{ _id: string; version: number; state: object; closedAt: Date }>('case')
      .insertOne({
        _id: caseId,
        version: 1,
        state: { campaignId, outcome: 'lost-contact', missed: [], extensions: [], putAside: [] },
        closedAt: new Date(Date.parse(fixture.facts[0]?.time ?? '') - 1000),
      });
    const another = aCase(campaignId).opened().met();
    await publish(fixture);
    await publish(another);
    await followed(another.caseId);
    await eventually(async () =>
      expect(await view(caseId)).toMatchObject({ status: 'closed', lateFacts: 2 }),
    );
    await expect(temporal.workflow.getHandle(caseId).describe()).rejects.toThrow();
  });
});

describe('a campaign that is changed', () => {
  test('is followed by its running cases, whose deadlines and card are the new ones from then on', async () => {
    const changing = aCampaignId();
    const declared = aDeclaration(changing, { deadlines: { waitingForBed: 'P1D' }, language: 'fr' });
    await casework.publish(declared);
    const fixture = aCase(changing).opened().met().needs('shelter', true).waits();
    await publish(fixture);
    await followed(fixture.caseId);
    const asker: Asker = { role: 'committee', campaigns: [changing] };
    await eventually(async () => expect((await caseOf(fixture.caseId, asker)).body.status).toBe('open'));
    await casework.publish(aChangeOf(declared, { waitingForBed: 'PT1S' }));
    await eventually(async () =>
      expect((await caseOf(fixture.caseId, asker)).body).toMatchObject({ attention: ['waiting-too-long'] }),
    );
  });
});

describe('the committee', () => {
  test('closes a case once; the same command again is answered the same', async () => {
    const fixture = aCase(campaignId).opened().met();
    await publish(fixture);
    const { caseId } = fixture;
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
    const fixture = aCase(hasty).opened().met().needs('shelter', true).waits();
    const { caseId } = fixture;
    await publish(fixture);
    await eventually(async () =>
      expect(await view(caseId)).toMatchObject({ attention: ['waiting-too-long'], status: 'open' }),
    );
    const asked = await eventually(() => {
      const requests = owners.requests.filter(
        ({ path, body }) => path === '/referrals' && body.caseId === caseId,
      );
      expect(requests).not.toEqual([]);
      return requests;
    });
    expect(asked.map(({ body }) => body)).toEqual([
      {
        caseId,
        campaignId: hasty,
        needId: fixture.id('need-shelter'),
        service: 'shelter',
        night: '2024-12-12',
      },
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
    const fixture = aCase(hasty).opened().met().held(1, 1);
    const { caseId } = fixture;
    await publish(fixture);
    const list = async (asker: Asker, query = '') =>
      (await casework.request(asker, { method: 'GET', url: `/cases?limit=1000&${query}` })).body
        .items as CaseView[];
    await eventually(async () =>
      expect((await list(committee, 'attention=bed-hold-lapsed')).map((found) => found.caseId)).toContain(
        caseId,
      ),
    );
    for (const any of [
      await list(committee, 'attention=any'),
      await list(committee, 'attention=waiting-too-long'),
    ])
      for (const found of any) expect(found.attentionSince).not.toBeNull();
    expect((await list(committee, 'attention=any')).map((found) => found.caseId)).toContain(caseId);
    const stranger: Asker = { role: 'committee', campaigns: [campaignId] };
    expect((await casework.request(stranger, { method: 'GET', url: `/cases/${caseId}` })).status).toBe(404);
    expect((await list(stranger)).map((found) => found.campaignId)).not.toContain(hasty);
    expect(await list(stranger, `campaignId=${hasty}`)).toEqual([]);
    const ofOne = await list(committee, `campaignId=${hasty}&status=open&milestone=met`);
    expect(ofOne).not.toEqual([]);
    for (const found of ofOne)
      expect(found).toMatchObject({ campaignId: hasty, status: 'open', milestone: 'met' });
  });

  test('finds what needs attention, the oldest need first, and nothing that is answered or of others', async () => {
    const asking = aCampaignId();
    const asker: Asker = { role: 'committee', campaigns: [asking, campaignId] };
    await casework.publish(aDeclaration(asking));
    const hourMs = 3_600_000;
    const lapsedAgo = (hours: number) =>
      aCase(asking, new Date(Date.now() - hours * hourMs).toISOString())
        .opened()
        .held(1, hourMs)
        .lapsed();
    const [newest, oldest, middle] = [lapsedAgo(1), lapsedAgo(3), lapsedAgo(2)];
    const twice = lapsedAgo(5).notPlaced();
    const answered = lapsedAgo(4).met();
    const cases = { newest, oldest, middle, twice, answered, calm: aCase(asking).opened().met() };
    for (const one of Object.values(cases)) await publish(one);
    const url = `/cases-needing-attention?campaignId=${asking}`;
    const listed = async (query = '') =>
      (await casework.request(asker, { method: 'GET', url: `${url}${query}` })).body.items as CaseView[];
    const inOrder = [twice, oldest, middle, newest].map(({ caseId }) => caseId);
    await eventually(async () => expect((await listed()).map(({ caseId }) => caseId)).toEqual(inOrder));
    await eventually(async () => expect(await listed('&reason=referral-not-placed')).toHaveLength(1));
    const pages = await pagesOf<CaseView>(casework, asker, url, 'reason=bed-hold-lapsed');
    const since = pages.map(({ attentionSince }) => attentionSince);
    expect(since).toEqual(since.toSorted());
    const stranger: Asker = { role: 'committee', campaigns: [campaignId] };
    expect(
      (await casework.request(stranger, { method: 'GET', url: '/cases-needing-attention' })).body.items.map(
        (found: CaseView) => found.campaignId,
      ),
    ).not.toContain(asking);

    // A case whose need is answered between two pages leaves the list, and the list goes on behind it.
    const first = await casework.request(asker, { method: 'GET', url: `${url}&limit=2` });
    oldest.wait(2 * hourMs);
    await publish(oldest.met(2));
    await eventually(async () => expect(await listed()).toHaveLength(3));
    const next = await casework.request(asker, {
      method: 'GET',
      url: `${url}&limit=2&after=${first.body.next}`,
    });
    expect(next.body.items.map((found: CaseView) => found.caseId)).toEqual(
      [middle, newest].map(({ caseId }) => caseId),
    );
  });

  test('goes through its cases page by page, in the order of their ids', async () => {
    const quiet = aCampaignId();
    const asker: Asker = { role: 'social-worker', campaigns: [campaignId, quiet] };
    await casework.publish(aDeclaration(quiet));
    const fixture = [aCase(quiet), aCase(quiet), aCase(quiet)].map((opened) => opened.opened().met());
    for (const one of fixture) await publish(one);
    const list = `/cases?campaignId=${quiet}`;
    await eventually(async () => {
      const { items } = (await casework.request(asker, { method: 'GET', url: list })).body;
      expect(items.map(({ contacts }: CaseView) => contacts)).toEqual([1, 1, 1]);
    });
    const cases = await pagesOf<CaseView>(casework, asker, list, 'status=open');
    expect(cases.map(({ caseId }) => caseId)).toEqual(fixture.map(({ caseId }) => caseId));
  });
});

test('an owner that is busy is asked again with the same key, until it answers', async () => {
  owners.answers.push({ status: 503, body: { code: 'unavailable' } });
  const fixture = aCase(campaignId).opened().met().held(7, 1);
  await publish(fixture);
  const holdPath = `/holds/${fixture.id('hold-7')}/lapse`;
  const keys = await eventually(() => {
    const requests = owners.requests.filter(({ path }) => path === holdPath);
    expect(requests).toHaveLength(2);
    return requests.map(({ headers }) => headers['idempotency-key']);
  });
  expect(new Set(keys).size).toBe(1);
});

test('what was published while casework was away is not lost', async () => {
  const fixture = aCase(campaignId).opened().met();
  await publish(fixture);
  await followed(fixture.caseId);
  await publish(fixture.met(2));
  await casework.restart();
  await eventually(async () => expect(await view(fixture.caseId)).toMatchObject({ contacts: 2 }));
  await eventually(async () =>
    expect(await temporal.workflow.getHandle(fixture.caseId).query('view')).toMatchObject({ contacts: 2 }),
  );
});
