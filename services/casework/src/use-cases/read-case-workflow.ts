import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';
import type { CaseEntries } from '../store/case-entries.ts';

/** How long Temporal is waited for, in ms. */
const timeoutMs = 3_000;

/**
 * Finds the run of the workflow that follows a case within an actor's scope: null where none does yet, or Temporal has forgotten it;
 * `unavailable` where Temporal gives no answer.
 */
export type ReadCaseWorkflow = (
  scope: ActorScope,
  caseId: string,
) => Promise<Outcome<{ runId: string | null }, 'not-found' | 'unavailable'>>;

export function createReadCaseWorkflow(
  client: WorkflowClient,
  entries: Pick<CaseEntries, 'viewOf'>,
): ReadCaseWorkflow {
  return async (scope, caseId) => {
    if (!(await entries.viewOf(caseId, scope))) return refused('not-found');
    try {
      const { runId } = await client.connection.withDeadline(Date.now() + timeoutMs, () =>
        client.getHandle(caseId).describe(),
      );
      return done({ runId });
    } catch (error) {
      return error instanceof WorkflowNotFoundError ? done({ runId: null }) : refused('unavailable');
    }
  };
}
