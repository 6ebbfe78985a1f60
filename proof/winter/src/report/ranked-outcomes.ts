import { type CaseOutcome, caseOutcomes } from '@iwaa/contracts/vocabulary';
import type { WinterReport } from './winter-report.ts';
import type { Wording } from './wording.ts';

export interface RankedOutcome {
  /** Whether these are the cases that have no outcome yet. */
  readonly open: boolean;
  readonly words: string;
  /** HUD's destination code, where it has one. */
  readonly code: number | null;
  readonly count: number;
  /** Of all cases, from 0 to 1. */
  readonly share: number;
}

/** The outcomes that occurred, the most frequent first; the cases that are still followed come last. */
export function rankedOutcomes(
  outcomes: WinterReport['outcomes'],
  { words: { stillFollowed }, codes }: Wording,
): RankedOutcome[] {
  const words: Readonly<Record<CaseOutcome | 'open', string>> = {
    ...codes.caseOutcomes,
    open: stillFollowed,
  };
  const counted = (Object.keys(words) as (keyof typeof words)[])
    .map((outcome) => ({ outcome, count: outcomes[outcome] ?? 0 }))
    .filter(({ count }) => count > 0);
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  const rank = ({ outcome, count }: (typeof counted)[number]): number => (outcome === 'open' ? -1 : count);
  return counted
    .sort((one, other) => rank(other) - rank(one))
    .map(({ outcome, count }) => ({
      open: outcome === 'open',
      words: words[outcome],
      code: outcome === 'open' ? null : caseOutcomes[outcome],
      count,
      share: count / all,
    }));
}
