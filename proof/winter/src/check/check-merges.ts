import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** By which facts a case comes to have something, and by which it is over; what neither names changes nothing of it. */
const had: Readonly<Record<string, 'begins' | 'ends'>> = {
  'iwaa.shelter-capacity.bed-held.v1': 'begins',
  'iwaa.shelter-capacity.checked-in.v1': 'begins',
  'iwaa.shelter-capacity.transferred-in.v1': 'begins',
  'iwaa.shelter-capacity.transferred-out.v1': 'ends',
  'iwaa.shelter-capacity.hold-lapsed.v1': 'ends',
  'iwaa.shelter-capacity.hold-released.v1': 'ends',
  'iwaa.shelter-capacity.checked-out.v1': 'ends',
  'iwaa.shelter-capacity.waiting-list-joined.v1': 'begins',
  'iwaa.shelter-capacity.waiting-list-left.v1': 'ends',
  'iwaa.referral.referral-requested.v1': 'begins',
  'iwaa.referral.referral-rejected.v1': 'ends',
  'iwaa.referral.referral-completed.v1': 'ends',
  'iwaa.referral.referral-failed.v1': 'ends',
  'iwaa.referral.referral-cancelled.v1': 'ends',
  'iwaa.mediation.mediation-file-opened.v1': 'begins',
  'iwaa.mediation.mediation-file-closed.v1': 'ends',
};

/** A merge leaves nothing behind: the case that ended is closed, and has no bed, no place in the list, no open referral and no open file. */
export function checkMerges(facts: readonly PublishedFact[]): Check {
  const merges = facts.filter(({ type }) => type === 'iwaa.intake.person-merged.v1');
  const closed = new Set(
    facts.filter(({ type }) => type === 'iwaa.casework.case-closed.v1').map(({ data }) => data.caseId),
  );
  const left = Map.groupBy(
    facts.filter(({ type }) => had[type] !== undefined),
    ({ subject }) => subject,
  );
  const kept = new Map<unknown, string>();
  for (const [subject, told] of left) {
    const last = told.reduce((one, other) => (other.sequence > one.sequence ? other : one));
    if (had[last.type] === 'begins') kept.set(last.data.caseId, subject);
  }
  const differences = merges.flatMap(({ data: { caseId } }): Difference<WinterDifferences>[] => [
    ...(closed.has(caseId) ? [] : [{ what: 'mergedStillOpen', of: [String(caseId)] } as const]),
    ...(kept.has(caseId)
      ? [{ what: 'leftByMerge', of: [String(caseId), kept.get(caseId) ?? ''] } as const]
      : []),
  ]);
  return toCheck(
    'merges',
    'a case that ended by a merge is closed, and has no bed, place in the list, referral or file any more',
    merges.length,
    differences,
  );
}
