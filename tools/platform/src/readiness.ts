const ANSWER_LIMIT_MS = 2_000;

/** What a service says of itself. */
export interface ServiceReadiness {
  /** What it still lacks; none: it is ready. */
  readonly missing: readonly string[];
  /** What goes on and wants somebody's hand: sentences, each with its remedy. */
  readonly attention: readonly string[];
}

const words = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;

/** Asks a service how it is; undefined: it does not answer. */
export async function readinessAt(url: string): Promise<ServiceReadiness | undefined> {
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    const { missing, attention } = (await answer.json()) as { missing?: unknown; attention?: unknown };
    return {
      missing: answer.ok ? [] : (words(missing) ?? ['something']),
      attention: words(attention) ?? [],
    };
  } catch {
    return undefined;
  }
}

/** Whether a service answers that it can do its work. */
export async function isReady(url: string): Promise<boolean> {
  return (await readinessAt(url))?.missing.length === 0;
}
