interface ErrorDescription {
  readonly type: string;
  readonly code?: string | number;
  readonly message?: string;
  readonly at: readonly string[];
  readonly cause?: ErrorDescription;
}

/**
 * What a log may say of an error: its type, its code, where it was thrown; its text only when the error is one of ours and
 * says so by `safeToLog`, because it holds codes and ids only. A driver's or a validator's text can carry what a person told us.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...('safeToLog' in error && error.safeToLog === true ? { message: error.message } : {}),
    at: frames(error),
    ...(error.cause instanceof Error && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/** The stack without the message that it repeats, which may itself have lines that look like frames. */
function frames(error: Error): string[] {
  const stack = error.stack ?? '';
  return (error.message === '' ? stack : stack.replaceAll(error.message, ''))
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
}
