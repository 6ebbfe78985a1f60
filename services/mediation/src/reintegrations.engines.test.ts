import { randomUUID } from 'node:crypto';
import { durationMs } from '@iwaa/contracts/duration';
import { needIdentified } from '@iwaa/contracts/events/intake';
import { factsTopic } from '@iwaa/contracts/topology';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { createAggregates } from '@iwaa/service-kit/store/aggregates';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { pagesOf } from '@iwaa/testing/pages';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMediationFiles } from './store/mediation-files.ts';
import { aConsent } from './testing/a-consent.ts';
import {
  followUpVisits,
  type Mediation,
  mediator,
  newCase,
  startMediation,
} from './testing/mediation-under-test.ts';

let mediation: Mediation;
beforeAll(async () => {
  mediation = await startMediation();
});
afterAll(() => mediation?.service.close());

const start = (fileId: string, key = randomUUID()) =>
  mediation.tell(`/mediation-files/${fileId}/reintegration`, {}, key);
/** Records a visit when the days of all of them have come. */
const visit = (reintegrationId: string, number: number, holds = true) =>
  mediation.later(durationMs('P91D'), () =>
    mediation.tell(`/reintegrations/${reintegrationId}/visits`, { visit: number, holds }),
  );
const goHome = async () => {
  const ofCase = newCase();
  const { fileId } = await mediation.agree(ofCase);
  return { ...ofCase, fileId, reintegrationId: (await start(fileId)).body.reintegrationId as string };
};

describe('a return to the family', () => {
  it('is followed from the need to the last visit, and every step is published in its order', async () => {
    const { caseId, fileId, reintegrationId } = await goHome();
    expect((await mediation.ask(mediator, `/mediation-files/${fileId}`)).body).toMatchObject({
      state: 'closed',
      outcome: 'return-agreed',
    });
    for (const number of [1, 2, 3]) expect((await visit(reintegrationId, number)).status).toBe(200);
    expect((await mediation.ask(mediator, `/reintegrations/${reintegrationId}`)).body).toMatchObject({
      state: 'confirmed',
      kind: 'permanent',
      visits: [{ holds: true }, { holds: true }, { holds: true }],
    });
    await eventually(() => {
      const facts = mediation.factsOf(caseId);
      expect(
        facts.filter((name) => name !== 'person-reintegrated' && name !== 'mediation-file-closed'),
      ).toEqual([
        'mediation-file-opened',
        'family-reached',
        'return-agreed',
        'follow-up-visit-made',
        'follow-up-visit-made',
        'follow-up-visit-made',
        'reintegration-confirmed',
      ]);
      expect(facts).toEqual(expect.arrayContaining(['mediation-file-closed', 'person-reintegrated']));
      expect(facts).toHaveLength(9);
    });
  });

  it('is visited when the campaign says, counted from the return', async () => {
    const { fileId } = await mediation.agree(newCase());
    const before = Date.now();
    const { status, body } = await start(fileId);
    expect(status).toBe(201);
    for (const [index, after] of followUpVisits.entries()) {
      const due = Date.parse(body.visits[index].dueAt) - durationMs(after);
      expect(due).toBeGreaterThanOrEqual(before);
      expect(due).toBeLessThanOrEqual(Date.now());
    }
  });

  it('is started once, with the same key and with another', async () => {
    const { caseId, fileId, reintegrationId } = await goHome();
    const key = randomUUID();
    const answers = [await start(fileId, key), await start(fileId, key), await start(fileId)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.reintegrationId))).toEqual(new Set([reintegrationId]));
    await visit(reintegrationId, 1);
    await eventually(() => expect(mediation.factsOf(caseId)).toContain('follow-up-visit-made'));
    expect(mediation.factsOf(caseId).filter((name) => name === 'person-reintegrated')).toHaveLength(1);
  });

  it('is answered to a repeated command as it was at first, whatever has happened since', async () => {
    const { fileId } = await mediation.agree(newCase());
    const [startKey, visitKey] = [randomUUID(), randomUUID()];
    const started = await start(fileId, startKey);
    const visits = `/reintegrations/${started.body.reintegrationId}/visits`;
    const visited = await mediation.later(durationMs('P8D'), () =>
      mediation.tell(visits, { visit: 1, holds: true }, visitKey),
    );
    expect(visited.status).toBe(200);
    await visit(started.body.reintegrationId, 2);
    expect(await start(fileId, startKey)).toMatchObject({ status: 201, body: started.body });
    const again = await mediation.tell(visits, { visit: 1, holds: true }, visitKey);
    expect(again).toMatchObject({ status: 200, body: visited.body });
  });

  it('is refused before both sides agree', async () => {
    const { fileId } = await mediation.open(newCase(), 'family');
    expect(await start(fileId)).toMatchObject({ status: 409, body: { code: 'return-not-agreed' } });
  });

  it('is followed up even when the process died after the file was closed', async () => {
    const { fileId } = await mediation.agree(newCase());
    const { database, namespace } = mediation.service;
    const beside = createAggregates(database.useDb(database.name), {
      clock: () => new Date(),
      self: { role: 'service', subject: 'test' },
      topic: factsTopic('mediation', namespace),
      written: () => undefined,
    });
    await createMediationFiles(beside).execute(fileId, { type: 'start-reintegration', consented: true });
    await eventually(async () =>
      expect(
        (await mediation.ask(mediator, `/reintegrations/${derivedId(fileId, 'reintegration')}`)).body,
      ).toMatchObject({ state: 'followed-up', fileId }),
    );
  });

  it('waits while its campaign is not known here, and leaves the file as it was', async () => {
    const unknown = { campaignId: 'CASA-2425', caseId: 'CASA-2425-00001' };
    const asker = { role: 'social-worker', campaigns: ['CASA-2425'] } as const;
    const needId = randomUUID();
    const fileId = derivedId(needId, 'mediation-file');
    const night = '2024-12-12';
    const need = {
      ...unknown,
      needId,
      kind: 'family-mediation' as const,
      night,
      consent: aConsent(),
      shelter: null,
    };
    await mediation.service.publish(aFact(needIdentified, need));
    const file = `/mediation-files/${fileId}`;
    await eventually(async () => expect((await mediation.ask(asker, file)).status).toBe(200));
    await mediation.tell(`${file}/family-contacts`, { reached: true }, undefined, asker);
    const decision = { personAgrees: true, familyAgrees: true, kind: 'temporary' };
    await mediation.tell(`${file}/return-decisions`, decision, undefined, asker);
    const answer = await mediation.tell(`${file}/reintegration`, {}, undefined, asker);
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect((await mediation.ask(asker, file)).body.state).toBe('return-agreed');
  });
});

describe('a visit', () => {
  it('is not taken on the day of the return, nor any before its own day: no return is confirmed at once', async () => {
    const { reintegrationId, caseId } = await goHome();
    const visits = `/reintegrations/${reintegrationId}/visits`;
    for (const number of [1, 2, 3])
      expect(await mediation.tell(visits, { visit: number, holds: true })).toMatchObject({
        status: 409,
        body: { code: 'visit-not-due' },
      });
    const record = (number: number) => mediation.tell(visits, { visit: number, holds: true });
    const [first, second] = await mediation.later(durationMs('P7D'), async () => [
      await record(1),
      await record(2),
    ]);
    expect([first?.status, second?.status]).toEqual([200, 409]);
    await eventually(() => expect(mediation.factsOf(caseId)).toContain('follow-up-visit-made'));
    expect(mediation.factsOf(caseId)).not.toContain('reintegration-confirmed');
  });

  it('that finds the return broken ends it, and no more are taken', async () => {
    const { caseId, reintegrationId } = await goHome();
    expect((await visit(reintegrationId, 1, false)).body).toMatchObject({ state: 'broke-down' });
    expect(await visit(reintegrationId, 2)).toMatchObject({
      status: 409,
      body: { code: 'reintegration-ended' },
    });
    await eventually(() => expect(mediation.factsOf(caseId)).toContain('return-broke-down'));
  });

  it('is made once, whatever order they are recorded in', async () => {
    const { reintegrationId } = await goHome();
    for (const number of [3, 1, 1]) expect((await visit(reintegrationId, number)).status).toBe(200);
    expect(await visit(reintegrationId, 1, false)).toMatchObject({ body: { code: 'visit-already-made' } });
    expect(await visit(reintegrationId, 5)).toMatchObject({ status: 422, body: { code: 'no-such-visit' } });
    expect((await visit(reintegrationId, 2)).body.state).toBe('confirmed');
  });

  it('that is due is found by its date until it is made', async () => {
    const { caseId, reintegrationId } = await goHome();
    const due = async (after: string) => {
      const dueBy = new Date(Date.now() + durationMs(after)).toISOString();
      return (await mediation.ask(mediator, `/reintegrations?caseId=${caseId}&dueBy=${dueBy}`)).body.items;
    };
    expect(await due('P6D')).toEqual([]);
    expect(await due('P8D')).toMatchObject([{ reintegrationId }]);
    await visit(reintegrationId, 1);
    expect(await due('P8D')).toEqual([]);
    expect(await due('P31D')).toHaveLength(1);
    const elsewhere = { role: 'committee', campaigns: ['CASA-2425'] } as const;
    expect((await mediation.ask(elsewhere, '/reintegrations')).body).toEqual({ items: [], next: null });
    expect((await mediation.ask(elsewhere, `/reintegrations/${reintegrationId}`)).status).toBe(404);
  });
});

describe('reintegrations', () => {
  it('are listed page by page in the order in which their first visits are due', async () => {
    const [one, other] = [await goHome(), await goHome()];
    const list = `/reintegrations?campaignId=${one.campaignId}`;
    const all = await pagesOf<{ reintegrationId: string; visits: { dueAt: string }[] }>(
      mediation.service,
      mediator,
      list,
      'state=followed-up',
    );
    const due = all.map(({ visits }) => visits[0]?.dueAt);
    expect(due).toEqual(due.toSorted());
    const ids = all.map(({ reintegrationId }) => reintegrationId);
    expect(ids).toEqual(expect.arrayContaining([one.reintegrationId, other.reintegrationId]));
    const brokeDown = await mediation.ask(mediator, `${list}&state=broke-down&caseId=${one.caseId}`);
    expect(brokeDown.body).toEqual({ items: [], next: null });
  });
});
