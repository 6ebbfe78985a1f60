import type { Fact } from '@iwaa/contracts/event';
import type { CaseFact } from './case-fact.ts';
import { type CaseOfCampaign, viewOf } from './case-view.ts';
import { foldFacts } from './fold-facts.ts';
import { asCaseFact } from './received-fact.ts';

/**
 * Why a fact can never be taken, as a code, or null where it can. What is pure and fails on a fact fails on it each time, so
 * it is tried on the fact alone before anything is done about it: the record and the workflow of its case then refuse the same.
 */
export function refusalOf(fact: CaseFact, of: CaseOfCampaign): string | null {
  try {
    viewOf(foldFacts([fact]), of);
    return null;
  } catch {
    return 'not-foldable';
  }
}

/** Those of some facts that can be taken, and the others, each with why. */
export function withoutRefused(
  facts: readonly Fact[],
  campaigns: ReadonlyMap<string, Pick<CaseOfCampaign, 'campaignId' | 'deadlines'>>,
): { takeable: Fact[]; refused: { fact: Fact; code: string }[] } {
  const takeable: Fact[] = [];
  const refused: { fact: Fact; code: string }[] = [];
  for (const fact of facts) {
    const caseFact = asCaseFact(fact);
    const campaign = campaigns.get(caseFact.data.campaignId);
    // Of what its campaign allows nothing is known yet: it waits for the declaration.
    const code = campaign ? refusalOf(caseFact, { caseId: caseFact.data.caseId, ...campaign }) : null;
    if (code === null) takeable.push(fact);
    else refused.push({ fact, code });
  }
  return { takeable, refused };
}
