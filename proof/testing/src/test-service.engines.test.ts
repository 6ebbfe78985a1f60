import { randomUUID } from 'node:crypto';
import { referralAnswered } from '@iwaa/contracts/events/agency';
import { caseClosed } from '@iwaa/contracts/events/casework';
import { caseArchived } from '@iwaa/contracts/events/intake';
import { command } from '@iwaa/contracts/route';
import { agencyResponsesTopic, factsTopic } from '@iwaa/contracts/topology';
import { reactTo } from '@iwaa/eventing/consumer/reaction';
import { PermanentFault } from '@iwaa/eventing/failure/fault';
import { serviceConfig } from '@iwaa/service-kit/config';
import { serve } from '@iwaa/service-kit/http/handlers';
import { done } from '@iwaa/service-kit/outcome';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { eventually } from './eventually.ts';
import { aFact } from './facts.ts';
import { startTestService, type TestService } from './test-service.ts';

const ofCase = { caseId: 'SK-2425-00042', campaignId: 'SK-2425' };
const echo = command({
  path: '/echo',
  action: 'contact.record',
  summary: 'Says what it was told',
  body: z.object({ word: z.string() }),
  answer: z.object({ word: z.string(), who: z.looseObject({}), id: z.string() }),
});
let intake: TestService;

beforeAll(async () => {
  intake = await startTestService(
    'intake',
    serviceConfig,
    (kit) => ({
      description: 'As little of a service as can be.',
      routes: serve(
        { echo },
        {
          echo: async ({ actor: { subject: _, ...who }, command: { id }, body: { word } }) =>
            done({ word, who, id }),
        },
      ),
      reactions: [
        reactTo(caseClosed, async ({ data, id }) => {
          if (data.outcome === 'deceased') throw new PermanentFault('not-taken');
          const fact = aFact(caseArchived, { caseId: data.caseId, campaignId: data.campaignId });
          await kit.publisher.publish([
            {
              topic: factsTopic('intake', kit.config.IWAA_NAMESPACE),
              key: data.caseId,
              fact: { ...fact, id },
            },
          ]);
        }),
      ],
    }),
    { agencies: ['clinic'] },
  );
});
afterAll(() => intake?.close());

describe('a service under test', () => {
  it('is asked by whom the test chooses', async () => {
    const team = { role: 'street-team', campaigns: ['SK-2425'], team: 'north' } as const;
    const key = randomUUID();
    const answer = await intake.request(team, { method: 'POST', url: '/echo', body: { word: 'salam' }, key });
    expect(answer).toMatchObject({
      status: 200,
      body: { word: 'salam', who: { role: 'street-team', campaigns: ['SK-2425'], team: 'north' } },
    });
    const again = await intake.request(team, { method: 'POST', url: '/echo', body: { word: 'salam' }, key });
    expect(again.body.id).toBe(answer.body.id);
  });

  it('refuses who has no token, and who has another role', async () => {
    const request = { method: 'POST', url: '/echo', body: { word: 'salam' } } as const;
    expect((await intake.request(undefined, request)).status).toBe(401);
    expect((await intake.request({ role: 'committee' }, request)).status).toBe(403);
  });

  it("reacts to another service's facts, and what it publishes is read", async () => {
    const fact = aFact(caseClosed, { ...ofCase, outcome: 'own-housing' });
    await intake.publish(fact);
    const archived = await eventually(() => {
      const found = intake.published().find(({ id }) => id === fact.id);
      expect(found).toBeDefined();
      return found;
    });
    expect(archived).toMatchObject({ type: caseArchived.type, data: ofCase });
  });

  it('shows what was put aside', async () => {
    const fact = aFact(caseClosed, { ...ofCase, outcome: 'deceased' });
    await intake.publish(fact);
    await eventually(() =>
      expect(intake.deadLetters().map(({ headers }) => headers.ce_id)).toContain(fact.id),
    );
  });

  it("shows an agency's answers on that agency's topic", async () => {
    const answer = aFact(referralAnswered, { referralId: randomUUID(), state: 'accepted' });
    await intake.publishAnswer('clinic', answer);
    const topic = agencyResponsesTopic('clinic', intake.namespace);
    await eventually(() => expect(intake.onTopic(topic).map(({ fact }) => fact?.id)).toEqual([answer.id]));
  });

  it('goes on after a restart where it was', async () => {
    await intake.restart();
    const fact = aFact(caseClosed, { ...ofCase, outcome: 'own-housing' });
    await intake.publish(fact);
    await eventually(() => expect(intake.published().map(({ id }) => id)).toContain(fact.id));
  });
});
