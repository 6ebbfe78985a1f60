import type { AttentionReason } from '@iwaa/contracts/vocabulary';
import type { WinterReport } from './winter-report.ts';
import type { Wording } from './wording.ts';

/** Why cases need attention and how many do, the most frequent reason first. */
export function rankedAttention(
  { attention }: WinterReport,
  { codes }: Wording,
): { words: string; count: number }[] {
  return (Object.keys(codes.attentionReasons) as AttentionReason[])
    .map((reason) => ({
      words: codes.attentionReasons[reason].why,
      count: attention.reasons[reason] ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
