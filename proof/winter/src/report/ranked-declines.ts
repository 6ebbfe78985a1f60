import type { ShelterDeclineReason } from '@iwaa/contracts/vocabulary';
import type { WinterReport } from './winter-report.ts';
import type { Wording } from './wording.ts';

/** Why beds were declined and how often, the most frequent first. */
export function rankedDeclines(
  { declinedBeds }: WinterReport,
  { words: { noReason }, codes }: Wording,
): { words: string; count: number }[] {
  const words: Readonly<Record<ShelterDeclineReason | 'unsaid', string>> = {
    ...codes.shelterDeclineReasons,
    unsaid: noReason,
  };
  return (Object.keys(words) as (keyof typeof words)[])
    .map((reason) => ({ words: words[reason], count: declinedBeds[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
