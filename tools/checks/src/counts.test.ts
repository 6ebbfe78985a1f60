import { describe, expect, it } from '@jest/globals';
import { countsOf } from './counts.ts';

const jest = (numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites = 0): string =>
  JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites });

describe('what a check counts', () => {
  it('is one for a check that is no test run', () => {
    expect(countsOf(true)).toEqual({ passed: 1, failed: 0 });
    expect(countsOf(false)).toEqual({ passed: 0, failed: 1 });
  });

  it('is what jest counted', () => {
    expect(countsOf(true, jest(12, 0))).toEqual({ passed: 12, failed: 0 });
    expect(countsOf(false, jest(10, 2))).toEqual({ passed: 10, failed: 2 });
  });

  it('is a failure for each file that could not be run', () => {
    expect(countsOf(false, jest(10, 1, 2))).toEqual({ passed: 10, failed: 3 });
  });

  it('is never a success where jest failed, whatever it wrote', () => {
    expect(countsOf(false, jest(10, 0)).failed).toBe(1);
    expect(countsOf(false, 'half a').failed).toBe(1);
  });
});
