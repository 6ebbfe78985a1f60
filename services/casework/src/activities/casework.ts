import type {
  AttentionReason,
  CaseDeadlineKind,
  CaseOutcome,
  ExtendableDeadlineKind,
} from '@iwaa/contracts/vocabulary';
import { withActor, withTrace } from '@iwaa/service-kit/call-context';
import type { CaseClosing, CaseRecords } from '../store/case-records.ts';

interface OfCase {
  caseId: string;
  campaignId: string;
  traceparent?: string;
}

/** What a case has casework itself write down; each may be asked for again and is decided once. */
export function createCaseworkActivities(records: CaseRecords) {
  return {
    /** Writes that a deadline was missed; the committee is told by the fact that follows. */
    recordMissedDeadline({
      traceparent,
      ...missed
    }: OfCase & { deadline: CaseDeadlineKind; dueAt: string; reason: AttentionReason }): Promise<void> {
      return forCase({ traceparent, ...missed }, () => records.missDeadline(missed));
    },
    /** Writes that the committee gave more time. */
    recordExtension({
      traceparent,
      ...extension
    }: OfCase & { deadline: ExtendableDeadlineKind; until: string }): Promise<void> {
      return forCase({ traceparent, ...extension }, () => records.extendDeadline(extension));
    },
    /** Writes that the case is closed, and gives the outcome that it is closed with: the first that was written. */
    closeCase({ traceparent, ...closing }: CaseClosing & OfCase): Promise<CaseOutcome> {
      return forCase({ traceparent, ...closing }, () => records.close(closing));
    },
  };
}

/** Runs work under the case's trace, as its workflow's doing. */
function forCase<Result>(
  { caseId, traceparent }: { caseId: string; traceparent?: string | undefined },
  work: () => Result,
): Result {
  const actor = { role: 'service', subject: 'casework', workflow: caseId } as const;
  return withTrace(traceparent, () => withActor(actor, work));
}
