import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { WinterDifferences } from '../report/words/winter-differences.ts';

/** One thing that was looked for in the engines. */
export interface Check {
  readonly name: string;
  /** What has to be so. */
  readonly claim: string;
  readonly examined: number;
  /** Why nothing was examined, where there was nothing to examine. */
  readonly note?: string;
  readonly ok: boolean;
  /** The first few. */
  readonly differences: readonly Difference<WinterDifferences>[];
  /** How many more there are. */
  readonly untold: number;
}

/** How many differences are told of each check; the rest is counted. */
const told = 5;

/** A check's result from the differences that were found. */
export function toCheck(
  name: string,
  claim: string,
  examined: number,
  differences: readonly Difference<WinterDifferences>[],
): Check {
  return {
    name,
    claim,
    examined,
    ok: differences.length === 0,
    differences: differences.slice(0, told),
    untold: Math.max(0, differences.length - told),
  };
}
