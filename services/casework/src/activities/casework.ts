import type { AttentionReason, CaseOutcome, DeadlineKind } from '@iwaa/contracts/vocabulary';
import { withTrace } from '@iwaa/service-kit/trace-context';
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
    }: OfCase & { deadline: DeadlineKind; dueAt: string; reason: AttentionReason }): Promise<void> {
      return withTrace(traceparent, () => records.missDeadline(missed));
    },
    /** Writes that the committee gave more time. */
    recordExtension({
      traceparent,
      ...extension
    }: OfCase & { deadline: DeadlineKind; until: string }): Promise<void> {
      return withTrace(traceparent, () => records.extendDeadline(extension));
    },
    /** Writes that the case is closed, and gives the outcome that it is closed with: the first that was written. */
    closeCase({ traceparent, ...closing }: CaseClosing & OfCase): Promise<CaseOutcome> {
      return withTrace(traceparent, () => records.close(closing));
    },
  };
}
