import type { z } from 'zod';

/** So long may the sentence be; more faults than fit say no more about what is wrong. */
const longestSentence = 250;

/**
 * The fields at fault and the rule that each breaks, such as `outcome: is required when the state is completed`, as our schemas
 * say it: no value that the sender wrote is in it.
 */
export function faultsOfData({ issues }: z.ZodError, data: unknown): string {
  const faults = issues.map(({ code, path, message }) => {
    const rule = code !== 'custom' && isMissing(data, path) ? 'is missing' : message;
    return `${nameOf(path)}: ${rule}`;
  });
  const sentence = [...new Set(faults)].join('; ');
  return sentence.length > longestSentence ? `${sentence.slice(0, longestSentence)}…` : sentence;
}

function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the data';
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : String(part))).join('.');
}

function isMissing(data: unknown, path: readonly PropertyKey[]): boolean {
  return path.length > 0 && path.reduce(within, data) === undefined;
}

function within(data: unknown, part: PropertyKey): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, part) : undefined;
}
