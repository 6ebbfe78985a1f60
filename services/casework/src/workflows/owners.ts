import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { createCaseworkActivities } from '../activities/casework.ts';
import type { createReferralActivities } from '../activities/referral.ts';
import type { createShelterCapacityActivities } from '../activities/shelter-capacity.ts';
import { queuesBeside } from '../activities/task-queues.ts';

/**
 * A service that is down is asked again for as long as it takes; what it refuses is an answer and not a failure. A call
 * that gives no sign within 20 s counts as lost, and is repeated with the same key.
 */
const asked = {
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '2 minutes' },
} as const;

/** The services that a case speaks to, each by its own queue; `summary` is what Temporal's page says of the call. */
export function shelterCapacity(summary: string) {
  const { shelterCapacity: taskQueue } = queuesBeside(workflowInfo().taskQueue);
  return proxyActivities<ReturnType<typeof createShelterCapacityActivities>>({
    ...asked,
    taskQueue,
    summary,
  });
}

export function referral(summary: string) {
  const { referral: taskQueue } = queuesBeside(workflowInfo().taskQueue);
  return proxyActivities<ReturnType<typeof createReferralActivities>>({ ...asked, taskQueue, summary });
}

export function casework(summary: string) {
  const { casework: taskQueue } = queuesBeside(workflowInfo().taskQueue);
  return proxyActivities<ReturnType<typeof createCaseworkActivities>>({ ...asked, taskQueue, summary });
}
