import type { Fact } from '@iwaa/contracts/event';
import type { HandleBatch } from '@iwaa/eventing/consumer/deliver';
import { PermanentFault, TransientFault } from '@iwaa/eventing/failure/fault';
import type { CampaignTerms as Campaign, KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { LRUCache } from 'lru-cache';
import type { CaseFact } from '../domain/case-fact.ts';
import { refusalOf, withoutRefused } from '../domain/fact-refusal.ts';
import { asCaseFact, campaignOf, caseOf, opensCase } from '../domain/received-fact.ts';
import type { CaseRecords } from '../store/case-records.ts';
import type { WaitingFacts } from '../store/waiting-facts.ts';
import type { CaseWorkflows } from './case-workflows.ts';

/** Takes the facts of cases to their workflows. */
export interface CaseBridge {
  /**
   * Resolves when every fact is written by Temporal, waits in the database for its case or campaign, or is known to concern a case
   * that is closed; with the facts that can never be taken.
   */
  readonly deliver: HandleBatch;
  /** Delivers what has waited for a campaign, which is known from now on. */
  campaignKnown(campaignId: string): Promise<void>;
}

/** Kafka gives facts again when its groups are shared out anew: so many that were delivered last are known by their ids. */
const deliveredFacts = 20_000;
/** A case that was not closed a moment ago is not asked about again; if it closes meanwhile, Temporal still knows. */
const openCases = { max: 20_000, ttl: 60_000 };
/** Of a case that was opened so lately (ms) Temporal has forgotten nothing: its retention is days. */
const newForMs = 10_000;

/**
 * A case is begun by intake's word that it was opened, and by nothing else: facts that come before it wait. Nor does a fact of a closed
 * case begin anything: casework's own record is asked first, since Temporal forgets closed cases after its retention.
 */
export function createCaseBridge(
  workflows: Pick<CaseWorkflows, 'start' | 'signal'>,
  campaigns: Pick<KnownCampaigns, 'find' | 'findAll'>,
  records: Pick<CaseRecords, 'closingsOf' | 'putFactAside'>,
  waiting: Omit<WaitingFacts, 'ensureIndexes'>,
  clock: Clock,
): CaseBridge {
  const delivered = new LRUCache<Fact['id'], true>({ max: deliveredFacts });
  const open = new LRUCache<string, true>(openCases);

  async function send(caseId: string, facts: CaseFact[]): Promise<void> {
    const campaignId = facts[0]?.data.campaignId ?? '';
    try {
      const campaign = await campaigns.find(campaignId);
      if (campaign !== undefined && (await deliverTo(caseId, campaign, facts))) return;
      await waiting.keep(facts);
      // What they wait for may have come before they were kept; whoever brings it later finds them.
      const now = campaign ?? (await campaigns.find(campaignId));
      if (now !== undefined && (await deliverTo(caseId, now, facts))) await waiting.remove(facts);
    } catch (error) {
      throw new TransientFault('The facts of a case were not delivered; they are tried again.', {
        cause: error,
      });
    }
  }

  /** Gives whether the facts need no longer be kept. */
  async function deliverTo(caseId: string, campaign: Campaign, facts: CaseFact[]): Promise<boolean> {
    if (!facts.some(opensCase)) return (await workflows.signal(caseId, facts)) !== 'absent';
    await workflows.start(caseId, campaign, facts);
    const earlier = await waiting.ofCase(caseId);
    const takeable = earlier.filter((fact) => refusalOf(fact, { caseId, ...campaign }) === null);
    if (takeable.length > 0) {
      await workflows.signal(caseId, takeable);
      await waiting.remove(takeable);
    }
    // Those that are left were read before their campaign was known, and stay where they are.
    for (const fact of earlier)
      if (!takeable.includes(fact)) await putAside(caseId, campaign.campaignId, fact);
    return true;
  }

  function putAside(
    caseId: string,
    campaignId: string,
    { type, subject, sequence }: CaseFact,
  ): Promise<void> {
    return records.putFactAside({
      ...{ caseId, campaignId, fact: { type, subject, sequence } },
      reason: 'not-foldable',
    });
  }

  async function openOnes(facts: readonly Fact[]): Promise<Fact[]> {
    for (const fact of facts) if (isNew(fact)) open.set(caseOf(fact), true);
    const asked = [...new Set(facts.map(caseOf))].filter((caseId) => !open.has(caseId));
    const closings = asked.length === 0 ? new Map() : await records.closingsOf(asked);
    for (const caseId of asked) if (!closings.has(caseId)) open.set(caseId, true);
    return facts.filter((fact) => !closings.has(caseOf(fact)));
  }

  function isNew(fact: Fact): boolean {
    return opensCase(fact) && Math.abs(clock().getTime() - Date.parse(fact.time)) < newForMs;
  }

  return {
    async deliver(facts) {
      const left = await openOnes(facts.filter(({ id }) => !delivered.has(id)));
      const known = await campaigns.findAll(left.map(campaignOf));
      const { takeable, refused } = withoutRefused(left, known);
      for (const [caseId, ofCase] of Map.groupBy(takeable, caseOf)) {
        await send(caseId, ofCase.map(asCaseFact));
        for (const { id } of ofCase) delivered.set(id, true);
      }
      return refused.map(({ fact, code }) => ({ fact, error: new PermanentFault(code) }));
    },
    async campaignKnown(campaignId) {
      const openings = (await waiting.ofCampaign(campaignId)).filter(opensCase);
      // The others of these cases are found when their case has begun.
      for (const opening of openings) await send(opening.data.caseId, [opening]);
    },
  };
}
