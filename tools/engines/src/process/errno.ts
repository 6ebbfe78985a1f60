/** The code of a system error (ENOENT, EEXIST, …), or undefined for any other value. */
export function errno(error: unknown): string | undefined {
  // Not `instanceof Error`: inside a test runner, Node's own errors come from another realm.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
