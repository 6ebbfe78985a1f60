import type { ShelterDeclineReason } from '@iwaa/contracts/vocabulary';
import { english } from '@iwaa/words/en';
import type { WinterReport } from './winter-report.ts';

const words: Readonly<Record<ShelterDeclineReason | 'unsaid', string>> = {
  ...english.shelterDeclineReasons,
  unsaid: 'no reason given',
};

/** Why beds were declined and how often, the most frequent first. */
export function rankedDeclines({ declinedBeds }: WinterReport): { words: string; count: number }[] {
  return (Object.keys(words) as (keyof typeof words)[])
    .map((reason) => ({ words: words[reason], count: declinedBeds[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
