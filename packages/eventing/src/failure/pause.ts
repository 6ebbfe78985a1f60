/** Waits for a while in milliseconds; ends early, without an error, when the signal is given. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}

/** How long to wait before try number `attempt` (from 1), in milliseconds: it doubles up to a limit. */
export function backoff(attempt: number, first = 100, limit = 5_000): number {
  return Math.min(limit, first * 2 ** Math.min(attempt - 1, 20));
}

/** Waits for a promise, but no longer than so many milliseconds. Never rejects: whoever waits so is about to leave anyway. */
export async function atMost(promise: Promise<unknown> | undefined, milliseconds: number): Promise<void> {
  const enough = new AbortController();
  const settled = Promise.resolve(promise)
    .then(
      () => undefined,
      () => undefined,
    )
    .finally(() => enough.abort());
  await Promise.race([settled, pause(milliseconds, enough.signal)]);
}
