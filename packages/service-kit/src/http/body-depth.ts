/** Lists and objects in each other: no request of ours has more than five. */
const deepest = 32;

/**
 * Whether a parsed body is nested more deeply than any request is. Such a body is read easily and then breaks whoever
 * goes through it by calling itself, such as JSON.stringify.
 */
export function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth <= deepest; depth += 1) {
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
    if (level.length === 0) return false;
  }
  return true;
}
