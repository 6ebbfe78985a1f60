import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';

/** What became of facts that a workflow was to be given; `absent` where Temporal knows no workflow of that id. */
export type Delivered = 'delivered' | 'ended' | 'absent';

/** Whether a signal reached a workflow. */
export async function delivered(signal: () => Promise<void>): Promise<Delivered> {
  try {
    await signal();
    return 'delivered';
  } catch (error) {
    // Temporal says "not found" of one that has ended too, and only its words tell the two apart.
    if (error instanceof WorkflowNotFoundError) return /completed/.test(error.message) ? 'ended' : 'absent';
    throw error;
  }
}

/** gRPC's number for it. */
const alreadyExists = 6;

/** Whether a workflow could not be started because one of its id was before. */
export function wasFollowedBefore(error: unknown): boolean {
  if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
  if (isGrpcServiceError(error)) return error.code === alreadyExists;
  return error instanceof Error && error.cause !== undefined && wasFollowedBefore(error.cause);
}
