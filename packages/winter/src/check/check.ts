import type { Check } from '../report/winter-report.ts';

/** How many differences are told of each check; the rest is counted. */
const told = 5;

/** A check's result from the differences that were found. */
export function toCheck(
  name: string,
  claim: string,
  examined: number,
  differences: readonly string[],
): Check {
  const rest = differences.length - told;
  return {
    name,
    claim,
    examined,
    ok: differences.length === 0,
    differences: rest > 0 ? [...differences.slice(0, told), `… and ${rest} more`] : differences,
  };
}
