import { setTimeout as wait } from 'node:timers/promises';
import { RefusedRequest } from './refused-request.ts';

/** For how long, and after what, a request is sent again. A command keeps its key, so that it takes effect once. */
export interface RetryPolicy {
  /** So long (ms) a request that fails for the moment is sent again; 0 sends each once. */
  readonly forMs: number;
  /** Codes of refusals that pass by themselves here, such as a campaign that a service has not heard of yet. */
  readonly codes?: readonly string[];
}

/** Answers after which the same request may be sent again: nothing was done, or what was done is known by its key. */
const passingStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const firstWaitMs = 50;
const longestWaitMs = 1000;

/**
 * Sends until there is an answer, a refusal for good, or the policy's time is over, with a growing and random wait between.
 * @throws what the last try threw; what `signal` was aborted with.
 */
export async function withRetries<Answer>(
  send: () => Promise<Answer>,
  { forMs, codes = [] }: RetryPolicy,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const end = performance.now() + forMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      signal?.throwIfAborted();
      if (!passes(error, codes) || performance.now() >= end) throw error;
    }
    const longest = Math.min(firstWaitMs * 2 ** attempt, longestWaitMs);
    await wait(longest * (0.5 + Math.random() / 2), undefined, { signal });
  }
}

function passes(error: unknown, codes: readonly string[]): boolean {
  // Whatever is no refusal is a request or an answer that was lost on its way.
  if (!(error instanceof RefusedRequest)) return true;
  return passingStatuses.has(error.status) || error.code === 'conflict' || codes.includes(error.code);
}
