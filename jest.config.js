/**
 * Three projects: `pure` needs nothing but Node; `engines` starts real Kafka, MongoDB and Temporal once for all files;
 * `browser` starts the whole platform and a real Chromium once for all files.
 */
const shared = {
  rootDir: import.meta.dirname,
  roots: ['packages', 'services', 'infra', 'tools', 'proof'].map((folder) => `<rootDir>/${folder}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(?:engines|browser)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'engines',
      testMatch: ['**/*.engines.test.ts'],
      globalSetup: '<rootDir>/proof/testing/src/jest/start-engines.ts',
      globalTeardown: '<rootDir>/proof/testing/src/jest/run-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: '<rootDir>/proof/console/src/jest/tell-pages.ts',
      testMatch: ['**/*.browser.test.ts'],
      globalSetup: '<rootDir>/proof/console/src/jest/start-console.ts',
      globalTeardown: '<rootDir>/proof/testing/src/jest/run-teardown.ts',
    },
  ],
  // More than two cores need: tests on engines wait for the engines most of their time.
  maxWorkers: 3,
  testSequencer: '<rootDir>/proof/testing/src/jest/longest-first.js',
  // Not in the folder for temporary files, which is another one for each run of the checks.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  // A worker on a busy machine takes longer than half a second to end; one that leaks never does.
  workerGracefulExitTimeout: 30_000,
  testTimeout: 60_000,
};
