/** The queue on which cases and alerts run, and one for each service that is spoken to: one that is down does not slow the others. */
export interface TaskQueues {
  cases: string;
  intake: string;
  shelterCapacity: string;
  referral: string;
  casework: string;
}

const casesEnd = '.cases';

/** The queues of one casework, by the first part of their names, such as `casework`. */
export function taskQueues(prefix: string): TaskQueues {
  return {
    cases: `${prefix}${casesEnd}`,
    intake: `${prefix}.intake`,
    shelterCapacity: `${prefix}.shelter-capacity`,
    referral: `${prefix}.referral`,
    casework: `${prefix}.casework`,
  };
}

/** The queues that belong together with the one on which a case runs. */
export function queuesBeside(casesQueue: string): TaskQueues {
  return taskQueues(casesQueue.slice(0, -casesEnd.length));
}
