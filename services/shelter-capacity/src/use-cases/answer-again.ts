import { type Ending, needThatOutlives } from '../domain/known-case.ts';
import type { Beds } from '../store/beds.ts';
import type { Cases } from '../store/cases.ts';
import type { AnswerNeed } from './answer-need.ts';
import { holdIdOf } from './hold-id.ts';

/**
 * Answers the need that a person stated again while they had a bed, once they have it no longer.
 * @param endedAt ISO-8601
 * @param endedId the hold or the stay that has ended: its end is acted on once, however often it is heard of
 */
export type AnswerAgain = (
  of: { readonly caseId: string; readonly campaignId: string },
  endedId: string,
  ending: Ending,
  endedAt: string,
) => Promise<void>;

export function createAnswerAgain(parts: { beds: Beds; cases: Cases; answerNeed: AnswerNeed }): AnswerAgain {
  const { beds, cases, answerNeed } = parts;
  return async ({ caseId, campaignId }, endedId, ending, endedAt) => {
    // Noted before the need is answered again, since its next hold is named after the one that it has lost.
    const lost = lostHoldOf(ending, endedId);
    const record = lost ? await cases.loseHold({ caseId, campaignId }, lost) : await cases.find(caseId);
    if (!record) return;
    const need = needThatOutlives(record, ending);
    if (!need) return;
    // It had a bed of its own since, by which it was answered.
    if (need.needId !== ending.needId && (await beds.ofHold(holdIdOf(need.needId, record)))) return;
    // Who had a bed until now waits from now on; who lost it through no doing of their own keeps their turn.
    const turn = ending.type === 'offer-passed' ? ending.since : undefined;
    const waitsSince = turn ?? (need.needId === ending.needId ? need.since : endedAt);
    const viaList = ending.type === 'offer-passed';
    const night = ending.type === 'bed-gone' ? ending.night : undefined;
    const after = { id: endedId, waitsSince, viaList, ...(night ? { night } : {}) };
    await answerNeed({ ...need, caseId, campaignId }, after);
  };
}

function lostHoldOf(ending: Ending, endedId: string): string | undefined {
  if (ending.type === 'bed-gone' || ending.type === 'offer-passed') return ending.holdId;
  return ending.type === 'released' && ending.reason === 'bed-out-of-service' ? endedId : undefined;
}
