import type { Logger } from 'pino';
import { describeFault } from './fault.ts';

/** Logs a trouble when it begins and when it is over, and not once a try. */
export interface Trouble {
  met(error: unknown): void;
  over(): void;
}

/** `what` says in a sentence what doesn't work and what is done about it; it is logged beside the error's name and code. */
export function createTrouble(log: Logger, what: string): Trouble {
  let current: string | undefined;
  let since = 0;
  return {
    met(error) {
      const fault = describeFault(error);
      const word = `${fault.error} ${fault.code ?? ''}`;
      if (current === undefined) {
        since = Date.now();
      }
      if (current !== word) {
        current = word;
        log.warn(fault, what);
      }
    },
    over() {
      if (current !== undefined) {
        current = undefined;
        log.info({ troubleMs: Date.now() - since }, `Over: ${what}`);
      }
    },
  };
}
