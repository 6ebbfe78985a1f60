import type { StoredDocument } from '../evidence/documents.ts';
import type { Finding } from './finding.ts';

/** Somebody has to have been told within this time of a deadline, in ms: the alarm has some jitter, and faults delay it. */
const graceMs = 30_000;

/** No referral stands unanswered past its deadline, and no hold that has lapsed keeps its bed from the next person. */
export function checkDeadlines(documents: readonly StoredDocument[], now: number): Finding {
  const differences: string[] = [];
  const isLate = (at: unknown): boolean => typeof at === 'string' && Date.parse(at) < now - graceMs;
  const waiting = new Set(
    documents
      .filter(({ collection, state }) => collection === 'waiting-list-entry' && state.status === 'waiting')
      .map(({ state }) => `${state.campaignId} ${state.unit}`),
  );
  let examined = 0;
  for (const { collection, id, state } of documents) {
    if (collection === 'referral') {
      examined += 1;
      if (state.state === 'requested' && isLate(state.answerBy))
        differences.push(`referral ${id}: unanswered since ${state.answerBy}, and no other agency was asked`);
    }
    if (collection === 'bed') {
      examined += 1;
      const hold = state.hold as { lapsesAt?: unknown; caseId?: unknown } | null | undefined;
      if (!hold || !isLate(hold.lapsesAt)) continue;
      const blocks = waiting.has(`${state.campaignId} ${state.unit}`) ? ', and somebody waits for it' : '';
      differences.push(`bed ${id}: its hold for ${hold.caseId} lapsed at ${hold.lapsesAt}${blocks}`);
    }
  }
  return {
    name: 'deadlines',
    claim: 'no referral stands past its deadline unanswered and unescalated, no lapsed hold keeps a bed',
    examined,
    differences,
  };
}
