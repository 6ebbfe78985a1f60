export interface Counts {
  passed: number;
  failed: number;
}

interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

function isJestResults(value: unknown): value is JestResults {
  const results = value as Partial<JestResults> | null;
  return typeof results?.numPassedTests === 'number' && typeof results.numFailedTests === 'number';
}

/**
 * What a check came to: for jest its own counts, where a file that could not be run counts as one failure; for any other
 * check one. A jest that failed without having counted a failure, such as when the engines did not start, counts as one.
 */
export function countsOf(succeeded: boolean, results?: string): Counts {
  let parsed: unknown;
  try {
    parsed = results === undefined ? undefined : JSON.parse(results);
  } catch {
    parsed = undefined;
  }
  if (!isJestResults(parsed)) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const failed = parsed.numFailedTests + (parsed.numRuntimeErrorTestSuites ?? 0);
  return { passed: parsed.numPassedTests, failed: succeeded ? failed : Math.max(1, failed) };
}
