import type { Logger } from 'pino';
import { describeFault } from './fault.ts';

/** Logs an outage when it begins and when it is over, and not once a try. */
export interface OutageLog {
  failed(error: unknown): void;
  recovered(): void;
}

/** `what` says in a sentence what doesn't work and what is done about it; it is logged beside the error's name and code. */
export function createOutageLog(log: Logger, what: string): OutageLog {
  let current: string | undefined;
  let since = 0;
  return {
    failed(error) {
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
    recovered() {
      if (current !== undefined) {
        current = undefined;
        log.info({ outageMs: Date.now() - since }, `Over: ${what}`);
      }
    },
  };
}
