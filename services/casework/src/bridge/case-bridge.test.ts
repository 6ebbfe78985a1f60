import type { Fact } from '@iwaa/contracts/event';
import { expect, test } from '@jest/globals';
import { ToldCase } from '../testing/told-case.ts';
import { createCaseBridge } from './case-bridge.ts';

type Needed = Parameters<typeof createCaseBridge>;

/** A bridge to workflows that take everything at once, of cases of which none is closed. */
function bridgeTo(told: string[]): ReturnType<typeof createCaseBridge> {
  const workflows: Needed[0] = {
    tell: async (caseId) => {
      told.push(caseId);
      return true;
    },
  };
  const campaigns = { find: async () => ({ campaignId: 'SK-2425' }) } as unknown as Needed[1];
  const records = { closingsOf: async () => new Map() } as unknown as Needed[2];
  return createCaseBridge(workflows, campaigns, records);
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
