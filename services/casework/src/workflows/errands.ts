import { CancellationScope, isCancellation, log } from '@temporalio/workflow';

/**
 * What a case has others do without waiting for it: facts go on being heard meanwhile, and a service that is down holds up
 * nothing but its own errand.
 */
export interface Errands {
  send(errand: () => Promise<unknown>): void;
  /** Whether none is under way. */
  idle(): boolean;
  /** Gives up those under way: their case is closed. */
  giveUp(): void;
}

export function createErrands(): Errands {
  const scope = new CancellationScope();
  let underWay = 0;
  return {
    send(errand) {
      underWay += 1;
      scope
        .run(errand)
        .catch((error) => {
          // Nothing that another service does may end a case; its facts and the operator's eye will.
          if (!isCancellation(error)) log.error('an errand of a case failed and is left', { error });
        })
        .finally(() => {
          underWay -= 1;
        });
    },
    idle: () => underWay === 0,
    giveUp: () => scope.cancel(),
  };
}
