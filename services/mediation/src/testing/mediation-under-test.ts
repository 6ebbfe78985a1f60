import { randomUUID } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { consentGiven, needIdentified } from '@iwaa/contracts/events/intake';
import type { MediationKind } from '@iwaa/contracts/vocabulary';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { aDeclaration } from '@iwaa/testing/campaigns';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { type Asker, startTestService, type TestAnswer } from '@iwaa/testing/test-service';
import { expect } from '@jest/globals';
import { assemble } from '../app.ts';
import { config } from '../config.ts';
import { aConsent } from './a-consent.ts';

export const campaignId = 'SK-2425';
export const mediator: Asker = { role: 'social-worker', campaigns: [campaignId] };
export const followUpVisits = ['P7D', 'P30D', 'P90D'];

let lastCase = 0;
/** The ids of a case that no other test of the file has. */
export function newCase() {
  lastCase += 1;
  return { campaignId, caseId: `${campaignId}-${String(lastCase).padStart(5, '0')}` };
}
export type CaseIds = ReturnType<typeof newCase>;

/** A need for mediation, the consent that stands behind it, and the id of the file that it opens. */
export function aNeed(
  ofCase: CaseIds,
  kind: MediationKind,
  consented = true,
  time = new Date().toISOString(),
) {
  const needId = randomUUID();
  const consent = consented ? aConsent() : null;
  const fact = aFact(
    needIdentified,
    { ...ofCase, needId, kind: `${kind}-mediation`, night: '2024-12-12', consent, shelter: null },
    { time },
  );
  return { fact, needId, consentId: consent?.consentId ?? '', fileId: derivedId(needId, 'mediation-file') };
}

/** The service, with the campaign declared. */
export async function startMediation() {
  let aheadMs = 0;
  const clock = () => new Date(Date.now() + aheadMs);
  const service = await startTestService('mediation', config, assemble, { clock });
  const ask = (asker: Asker, url: string) => service.request(asker, { method: 'GET', url });
  const tell = (url: string, body: object, key?: string, asker = mediator) =>
    service.request(asker, { method: 'POST', url, body, ...(key ? { key } : {}) });
  const mediation = {
    service,
    ask,
    tell,
    /** Does something with the service's clock ahead by so much. */
    async later<Result>(ms: number, what: () => Promise<Result>): Promise<Result> {
      aheadMs = ms;
      try {
        return await what();
      } finally {
        aheadMs = 0;
      }
    },
    /** A step on a file that has to succeed. */
    async step(fileId: string, step: string, body: object = {}): Promise<TestAnswer> {
      const answer = await tell(`/mediation-files/${fileId}/${step}`, body);
      if (answer.status >= 300) throw new Error(`${step} was answered ${answer.status} ${answer.body.code}`);
      return answer;
    },
    /** Publishes a need and waits for its file. */
    async open(ofCase: CaseIds, kind: MediationKind, consented = true) {
      const need = aNeed(ofCase, kind, consented);
      await service.publish(need.fact);
      await eventually(async () =>
        expect((await ask(mediator, `/mediation-files/${need.fileId}`)).body.state).toBe('opened'),
      );
      return need;
    },
    /** Brings a family file to the return that both sides agree to. */
    async agree(ofCase: CaseIds) {
      const need = await mediation.open(ofCase, 'family');
      await mediation.step(need.fileId, 'family-contacts', { reached: true });
      const decision = { personAgrees: true, familyAgrees: true, kind: 'permanent' };
      await mediation.step(need.fileId, 'return-decisions', decision);
      return need;
    },
    /**
     * Publishes facts of intake about a case, and waits until they were taken: what is published after them under the same
     * key, and seen, was read after them.
     */
    async intakeSays(ofCase: CaseIds, ...facts: Fact[]) {
      const consentId = randomUUID();
      const mark = aFact(consentGiven, {
        ...ofCase,
        consentId,
        purpose: 'mediation',
        agencyId: null,
        until: '2024-01-01T00:00:00Z',
      });
      await service.publish(...facts, mark);
      await eventually(async () =>
        expect(
          await service.database
            .collection<{ _id: string }>('case')
            .findOne({ _id: ofCase.caseId, 'consents.given.consentId': consentId }),
        ).not.toBeNull(),
      );
    },
    async filesOf(caseId: string) {
      return (await ask(mediator, `/mediation-files?caseId=${caseId}`)).body.items;
    },
    /** The facts about a case, as the last part of their names. */
    factsOf(caseId: string): (string | undefined)[] {
      return service
        .published()
        .filter(({ data }) => (data as { caseId?: string }).caseId === caseId)
        .map(({ type }) => type.split('.')[2]);
    },
  };
  await service.publish(aDeclaration(campaignId, { followUpVisits }));
  await eventually(async () =>
    expect(
      await service.database.collection<{ _id: string }>('campaign').findOne({ _id: campaignId }),
    ).not.toBeNull(),
  );
  return mediation;
}
export type Mediation = Awaited<ReturnType<typeof startMediation>>;
