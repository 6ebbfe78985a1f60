import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from './failure.ts';

/** A question without an answer is asked again after so long (ms), then each time after twice as long, up to the last. */
const pauses = { firstMs: 3_000, lastMs: 30_000 } as const;

/** Asks again by itself while no answer comes; what was refused stays refused. */
export function useRetry(failure: Failure | undefined, again: () => Promise<void>): void {
  const failed = useRef(0);
  useEffect(() => {
    if (failure?.kind !== 'no-network' && failure?.kind !== 'unavailable') {
      failed.current = 0;
      return undefined;
    }
    const pauseMs = Math.min(pauses.firstMs * 2 ** failed.current, pauses.lastMs);
    failed.current += 1;
    const timer = setTimeout(() => void again(), pauseMs);
    return () => clearTimeout(timer);
  }, [failure, again]);
}
