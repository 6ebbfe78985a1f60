import type { HandleBatch } from '@iwaa/eventing/consumer/deliver';
import { PermanentFault, TransientFault } from '@iwaa/eventing/failure/fault';
import type { CampaignTerms as Campaign, KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { CaseFact } from '../domain/case-fact.ts';
import { newCaseFile } from '../domain/case-file.ts';
import { viewOf } from '../domain/case-view.ts';
import { withoutRefused } from '../domain/fact-refusal.ts';
import { withClosing } from '../domain/facts-of-casework.ts';
import { foldFacts } from '../domain/fold-facts.ts';
import { asCaseFact, campaignOf } from '../domain/received-fact.ts';
import type { CaseEntries, CaseEntry } from '../store/case-entries.ts';
import type { CaseRecords, Closings } from '../store/case-records.ts';
import type { CaseTimeline } from '../store/case-timeline.ts';

/** Keeps what queries find of cases, from the facts, by the same functions as the workflow. */
export interface CaseProjection {
  /** Resolves when the entries of these facts' cases are written, with the facts that can never be taken. */
  readonly take: HandleBatch;
  /** Shows the cases of a campaign whose facts came before its declaration. */
  campaignKnown(campaignId: string): Promise<void>;
}

/** How often a batch is worked on again for the cases that another reader had changed meanwhile. */
const rounds = 20;

/** What is to be added to the entry of a case. */
interface Addition {
  campaignId: string;
  facts: readonly CaseFact[];
}
type Additions = ReadonlyMap<string, Addition>;

export function createCaseProjection(
  entries: Pick<CaseEntries, 'read' | 'write' | 'hidden'>,
  timeline: Pick<CaseTimeline, 'add'>,
  campaigns: Pick<KnownCampaigns, 'findAll'>,
  records: Pick<CaseRecords, 'closingsOf'>,
): CaseProjection {
  function fold(
    before: CaseEntry | undefined,
    caseId: string,
    { campaignId, facts }: Addition,
    campaign: Campaign | undefined,
    closings: Closings,
  ): CaseEntry {
    // An entry of an earlier version has a file without what was added since.
    const known = { ...newCaseFile, ...before?.file };
    // The closing is folded first, because what happened after it is late.
    const closing = closings.get(caseId);
    const file = foldFacts(facts, closing ? withClosing(known, closing.outcome, closing.at) : known);
    const isShown = campaign !== undefined && (file.openedAt !== null || file.closed !== null);
    const view = isShown ? viewOf(file, { caseId, campaignId, deadlines: campaign.deadlines }) : null;
    const attentionSince = view?.attentionSince ?? before?.attentionSince ?? null;
    return { _id: caseId, campaignId, revision: (before?.revision ?? 0) + 1, file, view, attentionSince };
  }

  /** Gives the cases that are to be written again: others changed them meanwhile, or their campaign has become known. */
  async function write(additions: Additions): Promise<Additions> {
    const caseIds = [...additions.keys()];
    const campaignIds = [...new Set([...additions.values()].map(({ campaignId }) => campaignId))];
    const [known, closings, found] = await Promise.all([
      entries.read(caseIds),
      records.closingsOf(caseIds),
      campaigns.findAll(campaignIds),
    ]);
    const folded = [...additions].map(([caseId, addition]) =>
      fold(known.get(caseId), caseId, addition, found.get(addition.campaignId), closings),
    );
    const changed = new Set(await entries.write(folded));
    const unknown = campaignIds.filter((campaignId) => !found.has(campaignId));
    // Whoever declares the campaign after this look finds the entries that are written now.
    const knownSince = await campaigns.findAll(unknown);
    return new Map(
      [...additions].filter(([caseId, { campaignId }]) => changed.has(caseId) || knownSince.has(campaignId)),
    );
  }

  async function writeAll(additions: Additions): Promise<void> {
    let left = additions;
    for (let round = 0; left.size > 0; round += 1) {
      if (round === rounds) {
        throw new TransientFault('Others changed the same cases at every try; their facts are taken again.');
      }
      left = await write(left);
    }
  }

  return {
    async take(facts) {
      const known = await campaigns.findAll(facts.map(campaignOf));
      const { takeable, refused } = withoutRefused(facts, known);
      const byCase = Map.groupBy(takeable.map(asCaseFact), ({ data }) => data.caseId);
      const additions = new Map(
        [...byCase].map(([caseId, ofCase]) => [
          caseId,
          { campaignId: ofCase[0]?.data.campaignId ?? '', facts: ofCase },
        ]),
      );
      // At the same time: what a case shows comes no later for what is told of its past.
      await Promise.all([timeline.add(takeable), writeAll(additions)]);
      return refused.map(({ fact, code }) => ({ fact, error: new PermanentFault(code) }));
    },
    async campaignKnown(campaignId) {
      const hidden = await entries.hidden(campaignId);
      await writeAll(new Map(hidden.map((caseId) => [caseId, { campaignId, facts: [] }])));
    },
  };
}
