import { inSentence } from '@iwaa/proof-kit/check/difference';
import type { Check } from '../check/check.ts';
import type { Link } from './winter-report.ts';
import type { ReportWords } from './words/report-words.ts';
import type { WinterDifferences } from './words/winter-differences.ts';

/** What a check is called and has to show; one that has no words is shown by its own. */
export function checkInWords(
  { name, claim }: Pick<Check, 'name' | 'claim'>,
  { checks }: ReportWords,
): { name: string; claim: string } {
  return Object.entries(checks).find(([known]) => known === name)?.[1] ?? { name, claim };
}

/** The differences that a check found, in a sentence each. */
export function differencesInWords(
  { differences, untold }: Pick<Check, 'differences' | 'untold'>,
  words: WinterDifferences,
): string[] {
  const sentences = differences.map((difference) => inSentence(words, difference));
  return untold > 0 ? [...sentences, words.andMore(untold)] : sentences;
}

/** What a link is called. */
export function linkInWords({ to, name }: Omit<Link, 'url'>, words: ReportWords): string {
  switch (to) {
    case 'console':
      return words.console;
    case 'list':
      return Object.entries(words.lists).find(([known]) => known === name)?.[1] ?? name;
    case 'case':
      return words.richCase(name);
    case 'api':
      return words.api(name);
  }
}
