/** One thing that was looked for in the engines. `differences` holds the first few, in a sentence each. */
export interface Check {
  readonly name: string;
  /** What has to be so. */
  readonly claim: string;
  readonly examined: number;
  /** Why nothing was examined, where there was nothing to examine. */
  readonly note?: string;
  readonly ok: boolean;
  readonly differences: readonly string[];
}

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
