const ANSWER_LIMIT_MS = 2_000;

/** What a service says that it still lacks; an empty list: it is ready; undefined: it does not answer. */
export async function missingAt(url: string): Promise<string[] | undefined> {
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    const body: unknown = await answer.json();
    if (answer.ok) return [];
    const missing = (body as { missing?: unknown }).missing;
    return Array.isArray(missing) ? missing.map(String) : ['something'];
  } catch {
    return undefined;
  }
}

/** Whether a service answers that it can do its work. */
export async function isReady(url: string): Promise<boolean> {
  return (await missingAt(url))?.length === 0;
}
