import { answeringAgency, type Write } from '../load/journal.ts';
import type { Finding } from './finding.ts';

/** What an agency was told of one of its answers, on its own topic. */
export interface ToldReceipt {
  readonly topic: string;
  readonly answerId: string;
}

/** Every answer of an agency that Kafka has taken has its receipt on that agency's topic, whatever became of it. */
export function checkReceipts(writes: Iterable<Write>, receipts: readonly ToldReceipt[]): Finding {
  const told = new Set(receipts.map(({ topic, answerId }) => `${topic} ${answerId}`));
  const answers = [...writes].flatMap(({ request, outcome }) => {
    const agencyId = answeringAgency(request);
    return agencyId !== undefined && outcome.kind === 'acknowledged' ? [{ agencyId, key: request.key }] : [];
  });
  return {
    name: 'receipts',
    claim: "every acknowledged answer of an agency has its receipt on the agency's topic",
    examined: answers.length,
    differences: answers
      .filter(({ agencyId, key }) => !told.has(`iwaa.agency.${agencyId}.referrals.v1 ${key}`))
      .map(({ agencyId, key }) => `${agencyId} has no receipt of its answer ${key}`),
  };
}
