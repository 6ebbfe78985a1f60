/**
 * Runs something each time that it is asked for, and never twice at once: what is asked for while it runs leads to one more run, after
 * it. Each call resolves, or fails, with a run that began after the call.
 */
export function oneAfterAnother(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = run();
        return running;
      });
    return next;
  };
}
