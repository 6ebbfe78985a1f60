import type { Fact } from '@iwaa/contracts/event';
import { TransientFault } from '@iwaa/eventing/fault';
import { asCaseFact, campaignOf } from '../bridge/case-fact-types.ts';
import type { CaseFact } from '../domain/case-fact.ts';
import { foldFacts } from '../domain/case-facts.ts';
import { newCaseFile } from '../domain/case-file.ts';
import { viewOf } from '../domain/case-view.ts';
import { withClosing } from '../domain/facts-of-casework.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { CaseEntries, CaseEntry } from '../store/case-entries.ts';
import type { CaseRecords, Closings } from '../store/case-records.ts';

/** Keeps what queries find of cases, from the facts, by the same functions as the workflow. */
export interface CaseProjection {
  /** Resolves when the entries of all these facts' cases are written. */
  take(facts: readonly Fact[]): Promise<void>;
}

/** How often a batch is worked on again for the cases that another reader had changed meanwhile. */
const rounds = 20;

type FactsByCase = ReadonlyMap<string, readonly CaseFact[]>;

export function createCaseProjection(
  entries: CaseEntries,
  campaigns: Campaigns,
  records: CaseRecords,
): CaseProjection {
  async function fold(
    before: CaseEntry | undefined,
    caseId: string,
    facts: readonly CaseFact[],
    closings: Closings,
  ): Promise<CaseEntry | undefined> {
    const campaign = await campaigns.find(campaignOf(facts));
    if (!campaign) return undefined;
    // An entry of an earlier version has a file without what was added since.
    const known = { ...newCaseFile, ...before?.file };
    // The closing is folded first, because what happened after it is late.
    const closing = closings.get(caseId);
    const file = foldFacts(facts, closing ? withClosing(known, closing.outcome, closing.at) : known);
    const { campaignId, deadlines } = campaign;
    const view = viewOf(file, { caseId, campaignId, deadlines });
    return { _id: caseId, revision: (before?.revision ?? 0) + 1, file, view };
  }

  /** Gives the cases that others changed meanwhile, and those of which the campaign is not known yet. */
  async function write(cases: FactsByCase): Promise<{ changed: FactsByCase; waiting: number }> {
    const caseIds = [...cases.keys()];
    const [known, closings] = await Promise.all([entries.read(caseIds), records.closingsOf(caseIds)]);
    const folded = await Promise.all(
      [...cases].map(([caseId, facts]) => fold(known.get(caseId), caseId, facts, closings)),
    );
    const ready = folded.filter((entry) => entry !== undefined);
    const changed = new Set(await entries.write(ready));
    return {
      changed: new Map([...cases].filter(([caseId]) => changed.has(caseId))),
      waiting: folded.length - ready.length,
    };
  }

  return {
    async take(facts) {
      let left: FactsByCase = Map.groupBy(facts.map(asCaseFact), ({ data }) => data.caseId);
      let waiting = 0;
      for (let round = 0; left.size > 0; round += 1) {
        if (round === rounds) {
          throw new TransientFault(
            'Others changed the same cases at every try; their facts are taken again.',
          );
        }
        const written = await write(left);
        left = written.changed;
        waiting += written.waiting;
      }
      if (waiting > 0) {
        throw new TransientFault(
          'The campaign of a case is not known yet; its facts wait for the declaration.',
        );
      }
    },
  };
}
