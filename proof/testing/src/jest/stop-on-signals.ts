/**
 * Jest runs no teardown when it is interrupted: what the set-up started would be left running, and its folder with it.
 * @param stop ends what was started; the process ends after it
 * @returns what has signals do again as they did
 */
export function stopOnSignals(stop: () => Promise<void> | undefined): () => void {
  const leave = (): void => {
    void Promise.resolve(stop()).finally(() => process.exit(1));
  };
  // Not `once`: testcontainers handles signals too, and ends the process when it finds itself the only one left to do so.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, leave);
  return () => {
    for (const signal of signals) process.off(signal, leave);
  };
}
