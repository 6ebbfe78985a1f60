import type { Check } from '@iwaa/proof-kit/check/check';
import type { Link } from './winter-report.ts';
import type { ReportWords } from './words/report-words.ts';

/** What a check is called and has to show; one that has no words is shown by its own. */
export function checkInWords(
  { name, claim }: Pick<Check, 'name' | 'claim'>,
  { checks }: ReportWords,
): { name: string; claim: string } {
  return Object.entries(checks).find(([known]) => known === name)?.[1] ?? { name, claim };
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
