import { CancellationScope, isCancellation, log } from '@temporalio/workflow';

/**
 * The calls to other services that a case does not wait for: it goes on taking facts meanwhile, and a service that is down
 * holds up nothing but the call to it.
 */
export interface BackgroundCalls {
  start(call: () => Promise<unknown>): void;
  /** Whether none is under way. */
  idle(): boolean;
  /** Cancels those under way: their case is closed. */
  cancelAll(): void;
}

export function createBackgroundCalls(): BackgroundCalls {
  const scope = new CancellationScope();
  let underWay = 0;
  return {
    start(call) {
      underWay += 1;
      scope
        .run(call)
        .catch((error) => {
          // Nothing that another service does may end a case: only its facts and the committee do.
          if (!isCancellation(error)) log.error('a call of a case failed and is not repeated', { error });
        })
        .finally(() => {
          underWay -= 1;
        });
    },
    idle: () => underWay === 0,
    cancelAll: () => scope.cancel(),
  };
}
