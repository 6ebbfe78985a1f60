/** What Node and jest say where a test leaves something open: a listener too many, a handle that keeps a process alive. */
const signs = [/MaxListenersExceededWarning: .*/, /A worker process has failed to exit gracefully/];

/**
 * What tools keep in the folder for temporary files: Node, jest where it is told to keep nothing elsewhere, and a Chromium that is
 * killed while it writes.
 */
const ofTools = /^(?:node-compile-cache|jest_\w+|\.org\.chromium\.Chromium\.\w+)$/;

/**
 * What a run of tests has left behind, a sentence each.
 * @param output everything that it printed
 * @param left the names in its folder for temporary files after it
 */
export function leaksOf(output: string, left: readonly string[]): string[] {
  const said = signs.flatMap((sign) => sign.exec(output)?.[0] ?? []);
  const folders = left.filter((name) => !ofTools.test(name)).map((name) => `${name} was left behind`);
  return [...said, ...folders].map((leak) => `Leak: ${leak}.`);
}
