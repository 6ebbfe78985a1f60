/** What became of the mutants of some code. */
export interface MutantCounts {
  /** Those that a test noticed, or that ran without end. */
  readonly noticed: number;
  /** Those that no test noticed. */
  readonly survived: number;
}

/** Counts the mutants by their status; those that could not be run count as none. */
export function countMutants(results: Iterable<{ readonly status: string }>): MutantCounts {
  let [noticed, survived] = [0, 0];
  for (const { status } of results) {
    if (status === 'Killed' || status === 'Timeout') noticed += 1;
    if (status === 'Survived' || status === 'NoCoverage') survived += 1;
  }
  return { noticed, survived };
}

/** The share of mutants that were noticed, in percent with one decimal; 100 where there was none. */
export function scoreOf({ noticed, survived }: MutantCounts): number {
  const all = noticed + survived;
  return all === 0 ? 100 : Math.round((noticed / all) * 1000) / 10;
}

/**
 * So far may a score fall below its baseline, in percent: property tests draw their cases by chance, and one mutant more or less
 * may be noticed.
 */
const tolerance = 0.5;

/** Whether a score has fallen below its baseline. A folder without one has nothing to fall from. */
export function hasFallen(score: number, baseline: number | undefined): boolean {
  return baseline !== undefined && score < baseline - tolerance;
}
