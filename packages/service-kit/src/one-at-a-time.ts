/**
 * Does a piece of work for a key one at a time, and once for all who ask while it is being done: each of them gets a run
 * that began after they asked. It knows nothing of other processes.
 */
export function oneAtATime(work: (key: string) => Promise<void>): (key?: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const next = new Map<string, Promise<void>>();

  function start(key: string): Promise<void> {
    const run = work(key).finally(() => {
      // The next run begins a moment after this one has ended: until then nobody else may begin one.
      if (!next.has(key)) running.delete(key);
    });
    running.set(key, run);
    return run;
  }

  return (key = '') => {
    const current = running.get(key);
    if (!current) return start(key);
    const planned =
      next.get(key) ??
      current
        .catch(() => undefined)
        .then(() => {
          next.delete(key);
          return start(key);
        });
    next.set(key, planned);
    return planned;
  };
}
