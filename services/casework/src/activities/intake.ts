import { alertRoutes } from '@iwaa/contracts/routes/alerts';
import { ApplicationFailure } from '@temporalio/common';
import type { OwnerAnswer } from './owner-answer.ts';
import type { OwnerClient } from './owner-client.ts';

/** An alert whose time has passed. */
interface DueAlert {
  alertId: string;
  dueAt: string;
  traceparent?: string;
}

/** What an alert's workflow asks of intake. */
export function createIntakeActivities(intake: OwnerClient) {
  return {
    /** Has intake tell the committee that no team has looked in time. */
    async escalateAlert({ alertId, dueAt, ...traced }: DueAlert): Promise<OwnerAnswer> {
      const asked = { workflow: alertId, deadline: 'alertLooked', dueAt, ...traced };
      const told = await intake.ask(alertRoutes.escalateAlert, { params: { alertId } }, asked);
      if (told.done && told.state === 'not-due') {
        throw ApplicationFailure.retryable(
          'The time of the alert still runs by the clock of its owner; it is asked again.',
          'alert-not-due',
        );
      }
      return told;
    },
  };
}
