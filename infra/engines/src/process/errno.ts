/** The code of a system error (ENOENT, EEXIST, …), or undefined for any other value. */
export function errno(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return undefined;
}
