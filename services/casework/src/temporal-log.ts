import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';

let installed = false;

/**
 * Has Temporal's own words go to the service's log, from warnings on, without the values that come along. A process has
 * one such log; a second call changes nothing.
 */
export function logTemporalTo(log: Logger): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) => {
      if (level === 'ERROR') log.error({ from: 'temporal' }, message);
      // A worker that does one kind of work is warned that it does not do the other.
      else if (!/^No .* registered/.test(message)) log.warn({ from: 'temporal' }, message);
    }),
  });
}
