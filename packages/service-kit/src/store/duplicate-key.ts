/**
 * The first field of the unique index that a write violated (MongoDB's E11000), or undefined for any other error. The
 * error's text is not used: it carries the values.
 */
export function duplicateKeyOf(error: unknown): string | undefined {
  if (!(error instanceof Error && isDuplicateKey(error))) return undefined;
  const { keyPattern } = error as { keyPattern?: unknown };
  if (typeof keyPattern !== 'object' || keyPattern === null) return undefined;
  return Object.keys(keyPattern)[0];
}

/** Whether an error, or one of a bulk write's, says that a unique index has the value already (MongoDB's E11000). */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}
