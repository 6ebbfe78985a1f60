import type { Fact } from '@iwaa/contracts/event';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { expect, test } from '@jest/globals';
import type { Campaign } from '../store/campaigns.ts';
import { ToldCase } from '../testing/told-case.ts';
import { type CaseBridge, createCaseBridge } from './case-bridge.ts';

const campaign: Campaign = {
  campaignId: 'SK-2425',
  language: 'fr',
  deadlines: defaultDeadlines,
  followUpVisits: ['P7D', 'P30D', 'P90D'],
};

/** A bridge to workflows that take everything at once, of cases of which none is closed. */
function bridgeTo(told: string[]): CaseBridge {
  return createCaseBridge(
    {
      tell: async (caseId) => {
        told.push(caseId);
        return true;
      },
    },
    { find: async () => campaign },
    { closingsOf: async () => new Map() },
  );
}

function metAt(caseId: string, time: string): Fact[] {
  const { facts } = new ToldCase(caseId, time).met();
  return facts.map((fact) => ({ ...fact, id: `${caseId}-${fact.sequence}`, source: '/iwaa/intake' }));
}

test('of what has waited, the workflow of whoever was met first is told first, whatever partition they came by', async () => {
  const told: string[] = [];
  const facts = [
    ...metAt('SK-2425-00003', '2024-12-12T20:02:00.000Z'),
    ...metAt('SK-2425-00001', '2024-12-12T20:00:00.000Z'),
    ...metAt('SK-2425-00002', '2024-12-12T20:01:00.000Z'),
  ];
  await bridgeTo(told).tell(facts, new AbortController().signal);
  expect(told).toEqual(['SK-2425-00001', 'SK-2425-00002', 'SK-2425-00003']);
});
