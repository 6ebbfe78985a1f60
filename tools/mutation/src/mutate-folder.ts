import { Stryker } from '@stryker-mutator/core';
import { type MutatedFolder, patternsOf } from './mutated-folders.ts';
import { countMutants, type MutantCounts } from './mutation-score.ts';

/** Mutates a folder, or the given paths within it, and runs the folder's pure tests on each mutant. */
export async function mutateFolder(
  mutated: MutatedFolder,
  paths: readonly string[],
  concurrency: number,
): Promise<MutantCounts> {
  const stryker = new Stryker({
    mutate: patternsOf(mutated, paths),
    testRunner: 'jest',
    plugins: [import.meta.resolve('@stryker-mutator/jest-runner')],
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: {
      projectType: 'custom',
      configFile: 'tools/mutation/jest.config.js',
      config: { roots: [`<rootDir>/${mutated.folder}`] },
      enableFindRelatedTests: false,
    },
    coverageAnalysis: 'perTest',
    // What runs once when a file is loaded would need every test for each mutant.
    ignoreStatic: true,
    // Stryker would rewrite tsconfig.json by the API of the compiler, which TypeScript 7 has not; nothing of it is needed here.
    tsconfigFile: 'tsconfig.none.json',
    disableTypeChecks: false,
    concurrency,
    // A mutant that runs without end counts as noticed; one that is only slow on a busy machine must not.
    timeoutMS: 30_000,
    reporters: ['progress-append-only', 'clear-text', 'html'],
    htmlReporter: { fileName: `reports/mutation/${mutated.folder.replaceAll('/', '-')}.html` },
    clearTextReporter: { reportTests: false, reportScoreTable: false },
  });
  return countMutants(await stryker.runMutationTest());
}
