import type { Cases } from '../store/cases.ts';
import type { AskForNeed } from './ask-for-need.ts';

/**
 * Asks for the needs that waited on what was asked for another one, when that came to its end without serving anybody:
 * nothing that waits on something ends when that ends.
 */
export type AskForCovered = (of: {
  readonly caseId: string;
  readonly campaignId: string;
  readonly byNeedId: string;
}) => Promise<void>;

export function createAskForCovered(askForNeed: AskForNeed, cases: Cases): AskForCovered {
  return async ({ caseId, campaignId, byNeedId }) => {
    const { covered, needs } = await cases.find(caseId);
    for (const { needId } of covered.filter((one) => one.byNeedId === byNeedId)) {
      const need = needs.find((known) => known.needId === needId);
      if (!need) continue;
      const { service, night, statedAt: since } = need;
      const wanted = { needId, caseId, campaignId, service, night, since };
      await askForNeed(wanted, { type: 'cover-ended' });
    }
  };
}
