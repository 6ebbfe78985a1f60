import { type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './describe-error.ts';

/**
 * The service's log: JSON lines. Only what a serialiser lets through is written of an error, because a driver's error
 * text can carry the values of a document.
 */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    base: { service: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: {
      err: describeError,
      // Also where an error is logged under another name; a word that names one passes.
      error: (error: unknown) => (typeof error === 'string' ? error : describeError(error)),
      req: () => undefined,
      res: () => undefined,
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
