import type { Fact } from '@iwaa/contracts/event';
import type { KnownCampaign } from '@iwaa/service-kit/campaigns/known-campaigns';
import { aDeclaration } from '@iwaa/testing/campaigns';
import { describe, expect, test } from '@jest/globals';
import type { CaseFact } from '../domain/case-fact.ts';
import type { CaseRecords } from '../store/case-records.ts';
import { CaseFixture } from '../testing/case-fixture.ts';
import { createCaseBridge } from './case-bridge.ts';

const campaign = { ...aDeclaration('SK-2425', { language: 'fr' }).data, ended: false, levels: {} };
const from = '2024-12-12T20:00:00.000Z';
const noAbort = new AbortController().signal;

/** A bridge over workflows and waiting facts in memory. What is given by `before` runs before workflows are signalled. */
function bridgeInMemory({
  known = [campaign],
  before = async () => {},
  closingsOf = async () => new Map(),
  now = '2026-01-01T00:00:00.000Z',
}: {
  known?: KnownCampaign[];
  before?: (caseId: string) => Promise<void>;
  closingsOf?: CaseRecords['closingsOf'];
  now?: string;
} = {}) {
  const campaigns = new Map(known.map((each) => [each.campaignId, each]));
  const workflows = new Map<string, string[]>();
  const order: string[] = [];
  const waiting = new Set<CaseFact>();
  const putAside: string[] = [];
  const add = (caseId: string, facts: CaseFact[]) => {
    order.push(caseId);
    workflows.set(caseId, [...(workflows.get(caseId) ?? []), ...facts.map(({ type }) => type)]);
  };
  const bridge = createCaseBridge(
    {
      async start(caseId, _campaign, facts) {
        await before(caseId);
        add(caseId, facts);
        return 'delivered';
      },
      async signal(caseId, facts) {
        await before(caseId);
        if (!workflows.has(caseId)) return 'absent';
        add(caseId, facts);
        return 'delivered';
      },
    },
    {
      find: async (id) => campaigns.get(id),
      findAll: async (ids) => new Map([...campaigns].filter(([id]) => [...ids].includes(id))),
    },
    {
      closingsOf,
      putFactAside: async ({ fact }) => void putAside.push(fact.type),
    },
    {
      keep: async (facts) => facts.forEach((fact) => void waiting.add(fact)),
      ofCase: async (caseId) => [...waiting].filter(({ data }) => data.caseId === caseId),
      ofCampaign: async (id) => [...waiting].filter(({ data }) => data.campaignId === id),
      remove: async (facts) => facts.forEach((fact) => void waiting.delete(fact)),
    },
    () => new Date(now),
  );
  return { bridge, campaigns, workflows, order, waiting, putAside };
}

function received({ facts }: CaseFixture): Fact[] {
  return facts.map((fact) => ({
    ...fact,
    id: `${fact.data.caseId}/${fact.subject}/${fact.sequence}`,
    source: '/iwaa/test',
    actor: { role: 'service', subject: 'test' } as const,
  }));
}

function aCase(number = 42, at = from): CaseFixture {
  return new CaseFixture(`SK-2425-${String(number).padStart(5, '0')}`, at);
}

test('a fact that comes again after it was delivered is not delivered again, and one that was not taken is', async () => {
  let refusals = 1;
  const { bridge, order } = bridgeInMemory({
    before: async () => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('away');
    },
  });
  const facts = received(aCase().opened());
  await expect(bridge.deliver(facts, noAbort)).rejects.toMatchObject({ name: 'TransientFault' });
  await bridge.deliver(facts, noAbort);
  await bridge.deliver(facts, noAbort);
  expect(order).toEqual(['SK-2425-00042']);
});

test('nothing is delivered of a case that is closed, and casework is asked once of one that is open', async () => {
  const asked: string[] = [];
  const { bridge, order } = bridgeInMemory({
    closingsOf: async ([caseId = '']) => {
      asked.push(caseId);
      const closing = { outcome: 'own-housing', at: from } as const;
      return new Map(caseId.endsWith('1') ? [[caseId, closing]] : []);
    },
  });
  const later = '2024-12-13T20:00:00.000Z';
  for (const fixture of [aCase(1), aCase(1, later), aCase(2), aCase(2, later)]) {
    const facts = received(fixture.opened());
    await bridge.deliver(
      facts.map((fact) => ({ ...fact, id: `${fact.id}/${fact.time}` })),
      noAbort,
    );
  }
  expect(order).toEqual(['SK-2425-00002', 'SK-2425-00002']);
  expect(asked).toEqual(['SK-2425-00001', 'SK-2425-00001', 'SK-2425-00002']);
});

test.each([
  ['that was opened a moment ago', '2024-12-12T20:00:09.999Z', []],
  ['that was opened before then', '2024-12-12T20:00:10.000Z', ['SK-2425-00042']],
  ['that is opened in the future, by whatever clock', '2024-12-12T19:59:50.000Z', ['SK-2425-00042']],
])(
  'casework is asked once whether a case is closed %s where Temporal may have forgotten it',
  async (_, now, expected) => {
    const asked: string[] = [];
    const closingsOf = async (caseIds: readonly string[]) => {
      asked.push(...caseIds);
      return new Map();
    };
    const { bridge, order } = bridgeInMemory({ closingsOf, now });
    const [opening, ...later] = received(aCase().opened().met());
    await bridge.deliver(opening ? [opening] : [], noAbort);
    await bridge.deliver(later, noAbort);
    expect(order).toHaveLength(2);
    expect(asked).toEqual(expected);
  },
);

describe('facts of a case that intake has not opened', () => {
  test('begin nothing, and are delivered with the opening when it comes', async () => {
    const { bridge, workflows, waiting } = bridgeInMemory();
    const [opening, ...earlier] = received(aCase().opened().referred());
    await bridge.deliver(earlier, noAbort);
    expect(workflows.size).toBe(0);
    await bridge.deliver(opening ? [opening] : [], noAbort);
    expect(workflows.get('SK-2425-00042')).toEqual([
      'iwaa.intake.case-opened.v1',
      'iwaa.referral.referral-requested.v1',
    ]);
    expect(waiting.size).toBe(0);
  });

  test('are delivered also when the opening is delivered by another reader between two looks', async () => {
    const other = { open: async () => {} };
    let signals = 0;
    const memory = bridgeInMemory({
      before: async () => {
        signals += 1;
        if (signals === 2) await other.open();
      },
    });
    other.open = async () => void memory.workflows.set('SK-2425-00042', ['opened by another']);
    await memory.bridge.deliver(received(aCase().referred()), noAbort);
    expect(memory.workflows.get('SK-2425-00042')).toContain('iwaa.referral.referral-requested.v1');
    expect(memory.waiting.size).toBe(0);
  });
});

describe('facts of a campaign that intake has not declared here', () => {
  test('begin nothing, keep nobody waiting, and are delivered when the campaign is known', async () => {
    const { bridge, campaigns, workflows, waiting } = bridgeInMemory({ known: [] });
    await bridge.deliver(received(aCase().opened().met()), noAbort);
    expect(workflows.size).toBe(0);
    campaigns.set(campaign.campaignId, campaign);
    await bridge.campaignKnown(campaign.campaignId);
    expect(workflows.get('SK-2425-00042')).toEqual(
      expect.arrayContaining(['iwaa.intake.case-opened.v1', 'iwaa.intake.contact-recorded.v1']),
    );
    expect(waiting.size).toBe(0);
  });

  test('are noted where the campaign then says that they can never be taken', async () => {
    const { bridge, campaigns, workflows, putAside } = bridgeInMemory({ known: [] });
    await bridge.deliver(received(aCase().opened().waits()), noAbort);
    const unusable = { ...campaign.deadlines, waitingForBed: 'P100000000W' };
    campaigns.set(campaign.campaignId, { ...campaign, deadlines: unusable });
    await bridge.campaignKnown(campaign.campaignId);
    expect(workflows.get('SK-2425-00042')).not.toContain('iwaa.shelter-capacity.waiting-list-joined.v1');
    expect(putAside).toEqual(['iwaa.shelter-capacity.waiting-list-joined.v1']);
  });
});

test('a fact that can never be taken is refused for good, and all the others are delivered', async () => {
  const unusable = { ...campaign, deadlines: { ...campaign.deadlines, waitingForBed: 'P100000000W' } };
  const { bridge, workflows } = bridgeInMemory({ known: [unusable] });
  const facts = [...received(aCase(1).opened().waits().met()), ...received(aCase(2).opened())];
  const failures = await bridge.deliver(facts, noAbort);
  expect(failures).toMatchObject([
    {
      fact: { type: 'iwaa.shelter-capacity.waiting-list-joined.v1' },
      error: { name: 'PermanentFault', code: 'not-foldable' },
    },
  ]);
  expect(workflows.get('SK-2425-00001')).toEqual([
    'iwaa.intake.case-opened.v1',
    'iwaa.intake.contact-recorded.v1',
  ]);
  expect(workflows.get('SK-2425-00002')).toEqual(['iwaa.intake.case-opened.v1']);
});
