import { aDeclaration } from '@iwaa/testing/campaigns';
import { expect, test } from '@jest/globals';
import type { CaseFact } from '../domain/case-fact.ts';
import type { CaseEntry } from '../store/case-entries.ts';
import { CaseFixture, referenceCase } from '../testing/case-fixture.ts';
import { published } from '../testing/published-facts.ts';
import { createCaseProjection } from './case-projection.ts';

const campaignId = 'SK-2425';
const from = '2024-12-12T20:00:00.000Z';

/** A projection on stores in memory, whose calls are counted. */
function projectionInMemory() {
  const known = new Map<string, CaseEntry>();
  const calls: string[] = [];
  const told: string[] = [];
  const campaign = { ...aDeclaration(campaignId).data, ended: false, levels: {} };
  const projection = createCaseProjection(
    {
      async read(caseIds) {
        calls.push('read entries');
        return new Map([...known].filter(([caseId]) => caseIds.includes(caseId)));
      },
      async write(entries) {
        calls.push('write entries');
        for (const entry of entries) known.set(entry._id, entry);
        return [];
      },
      hidden: async () => [],
    },
    {
      async add(facts) {
        calls.push('write timeline');
        told.push(...facts.map(({ id }) => id));
      },
    },
    { findAll: async (ids) => new Map([...ids].map((id) => [id, campaign])) },
    {
      async closingsOf() {
        calls.push('read closings');
        return new Map();
      },
    },
  );
  const take = (facts: readonly CaseFact[]) =>
    projection.take(facts.map(published), new AbortController().signal);
  return { take, known, calls, told };
}

test('facts that come together are written together: one write for the cases and one for their timelines', async () => {
  const { take, known, calls, told } = projectionInMemory();
  const facts = [1, 2, 3].flatMap((number) => referenceCase(`${campaignId}-0000${number}`, from).facts);
  await take(facts);
  expect(calls.toSorted()).toEqual(['read closings', 'read entries', 'write entries', 'write timeline']);
  expect(told).toEqual(facts.map((fact) => published(fact).id));
  expect([...known.values()].map(({ view }) => view?.milestone)).toEqual(Array(3).fill('followed-up'));
});

test('since when a case needed attention is kept when it needs none any more', async () => {
  const { take, known } = projectionInMemory();
  const fixture = new CaseFixture(`${campaignId}-00001`, from).opened().held().lapsed();
  const lapsedAt = fixture.facts.at(-1)?.time;
  await take(fixture.facts.splice(0));
  expect(known.get(fixture.caseId)).toMatchObject({ attentionSince: lapsedAt });
  await take(fixture.met().facts);
  expect(known.get(fixture.caseId)).toMatchObject({
    attentionSince: lapsedAt,
    view: { attention: [], attentionSince: null },
  });
});
