/** One thing that has to be so, what was looked at, and each difference in a sentence that names what it is about. */
export interface Finding {
  readonly name: string;
  readonly claim: string;
  readonly examined: number;
  readonly differences: readonly string[];
}

/** Whether a claim was found to hold. What nobody looked at has not been found. */
export function holds({ examined, differences }: Finding): boolean {
  return examined > 0 && differences.length === 0;
}
