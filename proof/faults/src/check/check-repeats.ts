import type { Outcome } from '../load/journal.ts';
import type { Finding } from './finding.ts';

/** A request that was sent once more under its key, and what was answered before and now. */
export interface Repeat {
  readonly key: string;
  readonly before: Outcome;
  readonly now: Outcome;
}

/** What was acknowledged once is acknowledged again, in the same words. */
export function checkRepeats(repeats: readonly Repeat[]): Finding {
  return {
    name: 'repeats',
    claim: 'the same key again says the same, for as long as it is remembered',
    examined: repeats.length,
    differences: repeats.flatMap(({ key, before, now }) => {
      if (now.kind === 'unknown') return [`${key}: no answer to its repetition`];
      if (before.kind !== 'acknowledged') return [];
      if (now.kind === 'refused') return [`${key}: acknowledged, and its repetition refused (${now.code})`];
      return sorted(before.answer) === sorted(now.answer)
        ? []
        : [`${key}: answered ${sorted(before.answer)}, and its repetition ${sorted(now.answer)}`];
    }),
  };
}

function sorted(answer: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(answer).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}
