/**
 * The first field of the unique index that a write violated (MongoDB's E11000), or undefined for any other error. The
 * error's text is not used: it carries the values.
 */
export function duplicateKeyOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, keyPattern } = error as { code?: unknown; keyPattern?: unknown };
  if (code !== 11_000 || typeof keyPattern !== 'object' || keyPattern === null) return undefined;
  return Object.keys(keyPattern)[0];
}
