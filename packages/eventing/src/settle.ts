import { describeFault, isTransient, PermanentFault } from './fault.ts';
import { backoff, pause } from './pause.ts';

/** What came of a piece of work: done, refused for good, or left because the batch ended before it. */
export type Settled =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly reason: string; readonly code: string; readonly attempts: number }
  | { readonly outcome: 'abandoned' };

export interface SettleOptions {
  /** Given when the batch is over: no further try is made. */
  readonly signal: AbortSignal;
  /** Called before each wait. */
  retrying(kind: 'transient' | 'unknown', error: unknown): void;
  /** The first wait in milliseconds; it doubles. */
  readonly firstWaitMs?: number;
  /** The longest wait in milliseconds; 5 s if not given. */
  readonly longestWaitMs?: number;
  /** How long a transient fault is waited out here, in milliseconds, before the work is left to be begun again; for ever if not given. */
  readonly patienceMs?: number;
}

/** An unknown error may be a passing one that nobody has named: so often is it tried again before it counts as final. */
const unknownRetries = 5;

/**
 * Does a piece of work until it is settled: a transient fault is waited out however long it lasts, a permanent one refuses
 * the work at once, an unknown one after five retries. Never throws.
 */
export async function settle(work: () => Promise<void>, options: SettleOptions): Promise<Settled> {
  const { signal, firstWaitMs = 100, longestWaitMs, patienceMs = Number.POSITIVE_INFINITY } = options;
  const begun = performance.now();
  let attempts = 0;
  let unknown = 0;
  while (!signal.aborted) {
    attempts += 1;
    try {
      await work();
      return { outcome: 'done' };
    } catch (error) {
      if (error instanceof PermanentFault) {
        return { outcome: 'refused', reason: 'refused', code: error.code, attempts };
      }
      const kind = isTransient(error) ? 'transient' : 'unknown';
      if (kind === 'unknown' && unknown === unknownRetries) {
        const fault = describeFault(error);
        const code = fault.code === undefined ? fault.error : `${fault.error}:${fault.code}`;
        return { outcome: 'refused', reason: 'failed-repeatedly', code, attempts };
      }
      unknown += kind === 'unknown' ? 1 : 0;
      options.retrying(kind, error);
      if (kind === 'transient' && performance.now() - begun > patienceMs) break;
      await pause(backoff(attempts, firstWaitMs, longestWaitMs), signal);
    }
  }
  return { outcome: 'abandoned' };
}
