import type { Fact } from '@iwaa/contracts/event';
import { TransientFault } from '@iwaa/eventing/failure/fault';
import { aDeclaration } from '@iwaa/testing/campaigns';
import { expect, test } from '@jest/globals';
import type { AlertFact } from '../domain/alert-fact.ts';
import { AlertFixture } from '../testing/alert-fixture.ts';
import { alertReactions } from './alert-bridge.ts';
import type { AlertWorkflows } from './alert-workflows.ts';

const alertId = 'SK-2425-A-00042';
const campaign = { ...aDeclaration('SK-2425', { language: 'fr' }).data, ended: false, levels: {} };
const received = (fact: AlertFact): Fact => ({
  ...fact,
  ...{ id: `${fact.sequence}`, source: '/iwaa/intake', subject: 'alert/x' },
  actor: { role: 'service', subject: 'test' },
});

function bridgeTo(workflows: Partial<AlertWorkflows>, isKnown = true) {
  const told: unknown[] = [];
  const reactions = alertReactions(
    {
      start: async (id, { language }, facts) => {
        told.push(['start', id, language, facts.map(({ type }) => type)]);
        return 'delivered';
      },
      signal: async (id, facts) => {
        told.push(['signal', id, facts.map(({ type }) => type)]);
        return 'absent';
      },
      ...workflows,
    },
    {
      async get() {
        if (!isKnown) throw new TransientFault('not known yet');
        return campaign;
      },
    },
  );
  const deliver = async (fact: AlertFact) =>
    reactions.find(({ type }) => type === fact.type)?.react(received(fact), { topic: 'x', offset: '0' });
  return { told, deliver };
}

test('an alert is followed from its raising on, and each later fact goes to its own workflow', async () => {
  const { told, deliver } = bridgeTo({});
  const fixture = new AlertFixture(alertId, '2024-12-12T20:00:00.000Z');
  for (const fact of fixture.raised().escalated(fixture.now).looked('not-found').withdrawn().facts)
    await deliver(fact);
  expect(told).toEqual([
    ['start', alertId, 'fr', ['iwaa.intake.alert-raised.v1']],
    ['signal', alertId, ['iwaa.intake.alert-escalated.v1']],
    ['signal', alertId, ['iwaa.intake.alert-looked-at.v1']],
    ['signal', alertId, ['iwaa.intake.alert-withdrawn.v1']],
  ]);
});

test('a fact is tried again while Temporal is away, and a raising while its campaign is not known', async () => {
  const away = bridgeTo({ start: () => Promise.reject(new Error('away')) });
  const [raising] = new AlertFixture(alertId, '2024-12-12T20:00:00.000Z').raised().facts;
  if (!raising) throw new Error('nothing was raised');
  await expect(away.deliver(raising)).rejects.toMatchObject({ name: 'TransientFault' });
  const unknown = bridgeTo({}, false);
  await expect(unknown.deliver(raising)).rejects.toMatchObject({ name: 'TransientFault' });
  expect(unknown.told).toEqual([]);
});
