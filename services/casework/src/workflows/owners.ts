import type { CaseOutcome } from '@iwaa/contracts/vocabulary';
import { isCancellation, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { createCaseworkActivities } from '../activities/casework.ts';
import type { createIntakeActivities } from '../activities/intake.ts';
import type { createReferralActivities } from '../activities/referral.ts';
import type { createShelterCapacityActivities } from '../activities/shelter-capacity.ts';
import { queuesBeside } from '../activities/task-queues.ts';

/**
 * A service that is down is asked again for as long as it takes; what it refuses is an answer and not a failure. A call
 * that gives no sign within 20 s counts as lost, and is repeated with the same key.
 */
const untilAnswered = {
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '2 minutes' },
} as const;

/** The services that a case or an alert speaks to, each by its own queue; `summary` is what Temporal's page says of the call. */
export function intake(summary: string) {
  const { intake: taskQueue } = queuesBeside(workflowInfo().taskQueue);
  return proxyActivities<ReturnType<typeof createIntakeActivities>>({
    ...untilAnswered,
    taskQueue,
    summary,
  });
}

export function shelterCapacity(summary: string) {
  const { shelterCapacity: taskQueue } = queuesBeside(workflowInfo().taskQueue);
  return proxyActivities<ReturnType<typeof createShelterCapacityActivities>>({
    ...untilAnswered,
    taskQueue,
    summary,
  });
}

export function referral(summary: string) {
  const { referral: taskQueue } = queuesBeside(workflowInfo().taskQueue);
  return proxyActivities<ReturnType<typeof createReferralActivities>>({
    ...untilAnswered,
    taskQueue,
    summary,
  });
}

type CaseworkActivities = ReturnType<typeof createCaseworkActivities>;
type Closing = Parameters<CaseworkActivities['closeCase']>[0];
type MissedDeadline = Parameters<CaseworkActivities['recordMissedDeadline']>[0];

/** Longer than the database takes while it is well, and shorter than Temporal waits for a workflow task (10 s). */
const oneQuickTry = { startToCloseTimeout: '3 seconds', retry: { maximumAttempts: 1 } } as const;

/**
 * Has casework write something down within the workflow task that found it: an activity of its own and the task after it
 * would cost more than all else that is done about it. A database that is away holds up no task: after one try it is an activity like
 * the others. A task that is repeated, because its worker died, may write it again or no more: what is written has to allow both.
 */
async function withinTask<Result>(
  summary: string,
  write: (own: Pick<CaseworkActivities, 'closeCase' | 'recordMissedDeadline'>) => Promise<Result>,
): Promise<Result> {
  try {
    return await write(proxyLocalActivities<CaseworkActivities>(oneQuickTry));
  } catch (error) {
    if (isCancellation(error)) throw error;
    return write(casework(summary));
  }
}

/** A task that fails after the writing is repeated, and must then come to a closing again. */
export function closeWithinTask(closing: Closing, summary: string): Promise<CaseOutcome> {
  return withinTask(summary, (own) => own.closeCase(closing));
}

export function closeByActivity(closing: Closing, summary: string): Promise<CaseOutcome> {
  return casework(summary).closeCase(closing);
}

/** For a task that is repeated the deadline may no longer be missed: then it was answered too late, as is written. */
export function recordMissed(missed: MissedDeadline, summary: string): Promise<void> {
  return withinTask(summary, (own) => own.recordMissedDeadline(missed));
}

export function casework(summary: string) {
  const { casework: taskQueue } = queuesBeside(workflowInfo().taskQueue);
  return proxyActivities<CaseworkActivities>({ ...untilAnswered, taskQueue, summary });
}
