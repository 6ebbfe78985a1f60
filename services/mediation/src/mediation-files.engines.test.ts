import { randomUUID } from 'node:crypto';
import { caseClosed } from '@iwaa/contracts/events/casework';
import { consentGiven, consentWithdrawn, needDeclined } from '@iwaa/contracts/events/intake';
import { factsTopic } from '@iwaa/contracts/topology';
import { createAggregates } from '@iwaa/service-kit/store/aggregates';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { pagesOf } from '@iwaa/testing/pages';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onNeedIdentified } from './reactions/on-need-identified.ts';
import { type Cases, createCases } from './store/cases.ts';
import { createMediationFiles } from './store/mediation-files.ts';
import {
  aNeed,
  campaignId,
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

/** A second connection to the service's database, as another process of the service has it. */
const beside = () => mediation.service.database.useDb(mediation.service.database.name);
const filesBeside = () =>
  createMediationFiles(
    createAggregates(beside(), {
      clock: () => new Date(),
      self: { role: 'service', subject: 'test' },
      topic: factsTopic('mediation', mediation.service.namespace),
      written: () => undefined,
    }),
  );
const stateOf = async (fileId: string) => (await mediation.ask(mediator, `/mediation-files/${fileId}`)).body;

describe('a need for mediation', () => {
  it('opens a file of its kind, named after it, and that is published', async () => {
    const ofCase = newCase();
    const social = await mediation.open(ofCase, 'social');
    const family = await mediation.open(ofCase, 'family', false);
    expect(await stateOf(social.fileId)).toMatchObject({ ...ofCase, kind: 'social', night: '2024-12-12' });
    expect(await stateOf(family.fileId)).toMatchObject({
      ...ofCase,
      kind: 'family',
      sessions: 0,
      outcome: null,
    });
    await eventually(() =>
      expect(mediation.factsOf(ofCase.caseId)).toEqual(['mediation-file-opened', 'mediation-file-opened']),
    );
  });

  it('delivered again opens nothing, while its file is open and after it was closed', async () => {
    const ofCase = newCase();
    const need = await mediation.open(ofCase, 'social');
    await mediation.intakeSays(ofCase, need.fact);
    await mediation.step(need.fileId, 'closure', { outcome: 'resolved' });
    await mediation.intakeSays(ofCase, need.fact);
    expect(await mediation.filesOf(ofCase.caseId)).toMatchObject([{ fileId: need.fileId, state: 'closed' }]);
  });

  it('that an open file answers opens no other, and none when it is delivered again after the file was closed', async () => {
    const ofCase = newCase();
    const first = await mediation.open(ofCase, 'family');
    const second = aNeed(ofCase, 'family');
    await mediation.intakeSays(ofCase, second.fact);
    await mediation.step(first.fileId, 'closure', { outcome: 'family-not-found' });
    await mediation.intakeSays(ofCase, second.fact);
    expect(await mediation.filesOf(ofCase.caseId)).toMatchObject([{ fileId: first.fileId }]);
    const third = await mediation.open(ofCase, 'family');
    expect(third.fileId).not.toBe(first.fileId);
  });

  it('opens one file when several are decided on at the same moment', async () => {
    const files = filesBeside();
    const ofCase = newCase();
    const done = await Promise.all(
      Array.from({ length: 8 }, () => {
        const { needId, fileId } = aNeed(ofCase, 'family');
        const night = '2024-12-12';
        return files.execute(fileId, { type: 'open-file', ...ofCase, fileId, kind: 'family', needId, night });
      }),
    );
    expect(done.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(done.filter((each) => each.kind === 'refused').map(({ code }) => code)).toEqual(
      Array.from({ length: 7 }, () => 'has-an-open-file'),
    );
  });
});

describe('speaking to the family', () => {
  const contact = (fileId: string) =>
    mediation.tell(`/mediation-files/${fileId}/family-contacts`, { reached: true });

  it('is refused until the person agrees, and again when they take it back', async () => {
    const ofCase = newCase();
    const { fileId } = await mediation.open(ofCase, 'family', false);
    expect(await contact(fileId)).toMatchObject({ status: 409, body: { code: 'no-consent' } });

    const consentId = randomUUID();
    const purpose = 'mediation' as const;
    const given = aFact(consentGiven, {
      ...ofCase,
      consentId,
      purpose,
      agencyId: null,
      until: null,
    });
    await mediation.intakeSays(ofCase, given);
    expect(await stateOf(fileId)).toMatchObject({ consented: true, state: 'opened' });
    await mediation.intakeSays(ofCase, aFact(consentWithdrawn, { ...ofCase, consentId, purpose }), given);
    expect(await stateOf(fileId)).toMatchObject({ consented: false });
    expect(await contact(fileId)).toMatchObject({ status: 409, body: { code: 'no-consent' } });
  });

  it('is not allowed by a consent for another purpose', async () => {
    const ofCase = newCase();
    const { fileId } = await mediation.open(ofCase, 'family', false);
    const given = {
      ...ofCase,
      consentId: randomUUID(),
      purpose: 'referral' as const,
      agencyId: null,
      until: null,
    };
    await mediation.intakeSays(ofCase, aFact(consentGiven, given));
    expect(await contact(fileId)).toMatchObject({ status: 409, body: { code: 'no-consent' } });
  });

  it('is allowed by a consent of an earlier case, with which the need was stated, until it is withdrawn', async () => {
    const ofCase = newCase();
    const { fileId, consentId } = await mediation.open(ofCase, 'family');
    expect(await contact(fileId)).toMatchObject({ status: 200, body: { state: 'family-reached' } });
    await mediation.intakeSays(
      ofCase,
      aFact(consentWithdrawn, { ...ofCase, consentId, purpose: 'mediation' }),
    );
    expect(await contact(fileId)).toMatchObject({ status: 409, body: { code: 'no-consent' } });
  });

  it('is over with the consent at every later step too: no return is agreed, and none takes place', async () => {
    const reached = newCase();
    const agreed = newCase();
    const first = await mediation.open(reached, 'family');
    await mediation.step(first.fileId, 'family-contacts', { reached: true });
    const second = await mediation.agree(agreed);
    for (const [ofCase, { consentId }] of [[reached, first] as const, [agreed, second] as const])
      await mediation.intakeSays(
        ofCase,
        aFact(consentWithdrawn, { ...ofCase, consentId, purpose: 'mediation' }),
      );
    const decision = { personAgrees: true, familyAgrees: true, kind: 'permanent' };
    expect(await mediation.tell(`/mediation-files/${first.fileId}/return-decisions`, decision)).toMatchObject(
      { status: 409, body: { code: 'no-consent' } },
    );
    expect(await mediation.tell(`/mediation-files/${second.fileId}/reintegration`, {})).toMatchObject({
      status: 409,
      body: { code: 'no-consent' },
    });
    expect(await stateOf(second.fileId)).toMatchObject({ state: 'return-agreed' });
    const no = { ...decision, personAgrees: false };
    expect((await mediation.step(first.fileId, 'return-decisions', no)).body).toMatchObject({
      state: 'closed',
      outcome: 'declined-by-person',
    });
  });
});

describe('a step', () => {
  it('that is repeated with its key is answered as at first, whatever has happened since', async () => {
    const { fileId } = await mediation.open(newCase(), 'social');
    const key = randomUUID();
    const held = await mediation.tell(`/mediation-files/${fileId}/sessions`, {}, key);
    await mediation.step(fileId, 'sessions');
    await mediation.step(fileId, 'closure', { outcome: 'resolved' });
    const again = await mediation.tell(`/mediation-files/${fileId}/sessions`, {}, key);
    expect(again).toMatchObject({ status: 200, body: held.body });
    expect(await stateOf(fileId)).toMatchObject({ state: 'closed', sessions: 2 });
  });
});

describe('a no', () => {
  it('on the street closes the file, and that is an outcome', async () => {
    const ofCase = newCase();
    const { fileId } = await mediation.open(ofCase, 'family');
    const declined = aFact(needDeclined, { ...ofCase, kind: 'family-mediation', night: '2024-12-13' });
    await mediation.intakeSays(ofCase, declined);
    expect(await stateOf(fileId)).toMatchObject({ state: 'closed', outcome: 'declined-by-person' });
    const again = await mediation.open(ofCase, 'family');
    await mediation.intakeSays(ofCase, declined);
    expect(await stateOf(again.fileId)).toMatchObject({ state: 'opened' });
  });

  it.each([
    [false, true, 'declined-by-person'],
    [true, false, 'declined-by-family'],
  ])(
    'to the return (person: %s, family: %s) closes the file',
    async (personAgrees, familyAgrees, outcome) => {
      const ofCase = newCase();
      const { fileId } = await mediation.open(ofCase, 'family');
      await mediation.step(fileId, 'family-contacts', { reached: true });
      const decision = { personAgrees, familyAgrees, kind: 'permanent' };
      expect((await mediation.step(fileId, 'return-decisions', decision)).body).toMatchObject({
        state: 'closed',
        outcome,
      });
    },
  );
});

describe('a closed case', () => {
  it('closes its files, and a need that comes late opens none', async () => {
    const ofCase = newCase();
    const social = await mediation.open(ofCase, 'social');
    const family = await mediation.open(ofCase, 'family');
    await mediation.service.publish(aFact(caseClosed, { ...ofCase, outcome: 'own-housing' }));
    await eventually(async () => {
      for (const { fileId } of [social, family])
        expect(await stateOf(fileId)).toMatchObject({ state: 'closed', outcome: 'case-closed' });
    });
    await mediation.intakeSays(ofCase, aNeed(ofCase, 'social').fact);
    expect(await mediation.filesOf(ofCase.caseId)).toHaveLength(2);
  });

  it('keeps no file that is opened at the very moment of the closing, which did not see it', async () => {
    const cases = createCases(beside());
    const closedMeanwhile: Cases = {
      ...cases,
      async answerNeed(caseId, need) {
        await cases.close(caseId);
        return cases.answerNeed(caseId, need);
      },
    };
    const { fact, fileId } = aNeed(newCase(), 'family');
    await onNeedIdentified(filesBeside(), closedMeanwhile).react(fact, { topic: 'intake', offset: '0' });
    expect(await stateOf(fileId)).toMatchObject({ state: 'closed', outcome: 'case-closed' });
  });
});

describe('the routes of mediation files', () => {
  it('counts a session once for a key, and refuses the key for anything else', async () => {
    const { fileId } = await mediation.open(newCase(), 'social');
    const key = randomUUID();
    const url = `/mediation-files/${fileId}/sessions`;
    for (let time = 0; time < 3; time += 1)
      expect(await mediation.tell(url, {}, key)).toMatchObject({ status: 200, body: { sessions: 1 } });
    const other = await mediation.tell(`/mediation-files/${fileId}/closure`, { outcome: 'resolved' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('shows and gives to work on only what is of the asker’s campaigns and role', async () => {
    const { fileId } = await mediation.open(newCase(), 'social');
    const elsewhere = { role: 'social-worker', campaigns: ['CASA-2425'] } as const;
    const committee = { role: 'committee', campaigns: [campaignId] } as const;
    const [file, session] = [`/mediation-files/${fileId}`, `/mediation-files/${fileId}/sessions`];
    expect((await mediation.ask(elsewhere, file)).status).toBe(404);
    expect((await mediation.ask(elsewhere, '/mediation-files')).body).toEqual({ items: [], next: null });
    expect((await mediation.tell(session, {}, undefined, elsewhere)).status).toBe(404);
    expect((await mediation.ask(committee, file)).status).toBe(200);
    expect((await mediation.tell(session, {}, undefined, committee)).status).toBe(403);
    expect((await mediation.ask({ role: 'street-team', campaigns: [campaignId] }, file)).status).toBe(403);
  });

  it('describes itself', async () => {
    const { status, body } = await mediation.ask(mediator, '/openapi.json');
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/mediation-files/{fileId}/return-decisions',
        '/reintegrations/{reintegrationId}/visits',
      ]),
    );
  });

  it('finds files by state, kind and case', async () => {
    const ofCase = newCase();
    const { fileId } = await mediation.open(ofCase, 'social');
    await mediation.open(ofCase, 'family');
    await mediation.step(fileId, 'closure', { outcome: 'not-resolved' });
    const find = async (query: string) =>
      (await mediation.ask(mediator, `/mediation-files?caseId=${ofCase.caseId}&${query}`)).body.items;
    expect(await find('state=closed')).toMatchObject([{ fileId, outcome: 'not-resolved' }]);
    expect(await find('kind=family')).toMatchObject([{ kind: 'family', state: 'opened' }]);
    expect(await find('state=family-reached')).toEqual([]);
  });

  it('lists files page by page, newest night first, and those of a campaign', async () => {
    const ofCase = newCase();
    await mediation.open(ofCase, 'social');
    await mediation.open(ofCase, 'family');
    const list = '/mediation-files?state=opened';
    const files = await pagesOf<{ night: string }>(mediation.service, mediator, list, 'kind=family');
    const nights = files.map(({ night }) => night);
    expect(nights).toEqual(nights.toSorted().reverse());
    const ofCampaign = async (campaignId: string) =>
      (await mediation.ask(mediator, `${list}&limit=1000&campaignId=${campaignId}`)).body.items;
    expect(await ofCampaign(ofCase.campaignId)).toEqual(files);
    expect(await ofCampaign('CASA-2425')).toEqual([]);
  });
});
